"""The workflows have the fewest permissions and run only what anyone can run with make."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(
    re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
)


def load(file: Path) -> dict[str, Any]:
    # YAML 1.1 would read the key `on` as true.
    workflow: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return workflow


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in load(file)["jobs"].values() for step in job["steps"]]


@pytest.fixture(params=WORKFLOWS, ids=lambda file: file.stem)
def workflow(request: pytest.FixtureRequest) -> Path:
    file: Path = request.param
    return file


def test_each_workflow_has_its_triggers_and_no_more() -> None:
    triggers = {file.stem: load(file)["on"].keys() - {"workflow_dispatch"} for file in WORKFLOWS}
    assert triggers == {
        "check": {"pull_request"},
        "publish": {"push"},
        "forward": {"push"},
        "propose": {"issues", "schedule"},
        "release": {"push"},
        "links": {"schedule"},
        "rebuild": {"schedule"},
        "audit": {"schedule"},
        "test-all": {"schedule"},
        "mutants": {"schedule"},
    }


def test_a_step_runs_one_make_target(workflow: Path) -> None:
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    for command in commands:
        program, *targets = command.split()
        assert program == "make"
        assert set(targets) <= TARGETS
        assert len(targets) == 1


def test_actions_are_pinned_by_commit_with_their_version_in_a_comment(workflow: Path) -> None:
    lines = [line for line in workflow.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_an_action_has_the_same_pin_everywhere() -> None:
    pins = {step["uses"] for file in WORKFLOWS for step in steps(file) if "uses" in step}
    assert len(pins) == len({pin.split("@")[0] for pin in pins})


def test_permissions_are_given_to_jobs_only(workflow: Path) -> None:
    assert load(workflow)["permissions"] in ({}, "")
    for job in load(workflow)["jobs"].values():
        assert job["permissions"] in (
            {"contents": "read"},
            {"contents": "read", "issues": "read", "pull-requests": "read"},
            {"contents": "read", "issues": "write"},
            {"pages": "write", "id-token": "write"},
            {"contents": "write", "issues": "write", "pull-requests": "write"},
            {"contents": "write", "pull-requests": "read"},
            {"contents": "write"},
            {"id-token": "write", "attestations": "write"},
        )


def writes(job: dict[str, Any]) -> bool:
    return "write" in job["permissions"].values()


WITHOUT_PACKAGES = {
    target
    for target in TARGETS
    if f"\n{target}: $(VENV)/bin/python ##" in (ROOT / "Makefile").read_text(encoding="utf-8")
}
"""The targets that install nothing: they need only Python itself."""
FOR_WRITERS = {
    "actions/attest-build-provenance",
    "actions/checkout",
    "actions/download-artifact",
    "actions/deploy-pages",
}


def test_a_job_with_write_access_installs_nothing_and_uses_few_actions(workflow: Path) -> None:
    for name, job in load(workflow)["jobs"].items():
        if writes(job):
            run = {step["run"].removeprefix("make ") for step in job["steps"] if "run" in step}
            used = {step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step}
            assert run <= WITHOUT_PACKAGES, name
            assert used <= FOR_WRITERS, name


def test_what_a_job_with_write_access_runs_needs_no_package() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = r"^{}:.*\n\t@PYTHONPATH=plugins \$\(PYTHON_RUN\) -m (\S+)$"
    modules = [
        module
        for file in WORKFLOWS
        for job in load(file)["jobs"].values()
        if writes(job)
        for step in job["steps"]
        if "run" in step
        for module in re.findall(recipe.format(step["run"].split()[1]), makefile, re.MULTILINE)
    ]
    assert {"tools.send_proposal", "tools.release.publish"} < {*modules}
    program = "import sys; sys.path[:0] = ['plugins', '.']; import " + ", ".join(modules)
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_a_job_with_write_access_checks_out_what_started_it_and_no_pull_request(
    workflow: Path,
) -> None:
    triggers = load(workflow)["on"].keys()
    # These two run in the name of the repository for code of a fork.
    assert not triggers & {"pull_request_target", "workflow_run"}
    for name, job in load(workflow)["jobs"].items():
        if writes(job):
            assert "pull_request" not in triggers, name
            for step in job["steps"]:
                assert not step.get("with", {}).keys() & {"ref", "repository", "token"}, name


def test_a_workflow_with_write_access_that_can_be_started_by_hand_does_so_only_on_main_or_a_tag(
    workflow: Path,
) -> None:
    jobs = load(workflow)["jobs"]
    if "workflow_dispatch" in load(workflow)["on"] and any(writes(job) for job in jobs.values()):
        # The tag is checked by tools/release/check.py, in both jobs.
        condition = {"release": None}.get(workflow.stem, "github.ref == 'refs/heads/main'")
        for job in jobs.values():
            assert job.get("if") == condition or "needs" in job


def test_what_is_published_is_built_without_a_cache_that_other_jobs_have_written(
    workflow: Path,
) -> None:
    jobs = load(workflow)["jobs"]
    if any(writes(job) for job in jobs.values()):
        for step in (step for job in jobs.values() for step in job["steps"]):
            assert "actions/cache" not in step.get("uses", "")
            assert not [key for key in step.get("with", {}) if key.startswith("cache")]


def test_no_expression_is_in_a_command_and_no_text_of_a_person_in_a_name(workflow: Path) -> None:
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")
    settings = load(workflow)
    named = [settings["concurrency"]["group"], *(job["name"] for job in settings["jobs"].values())]
    expressions = {part for name in named for part in re.findall(r"\$\{\{ *(.*?) *\}\}", name)}
    assert expressions <= {"github.ref", "github.event.issue.number || 'waiting'"}


def test_make_never_expands_what_a_workflow_passes_on(workflow: Path) -> None:
    # `$(OUTCOME)` would run a `$(shell …)` in it, `"$$OUTCOME"` is only text of the environment.
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for step in steps(workflow):
        for name, value in step.get("env", {}).items():
            if "${{" in value:
                assert not re.search(rf"\$[({{]{name}\b", makefile), name


def test_every_job_ends_in_time_on_a_machine_of_github(workflow: Path) -> None:
    for name, job in load(workflow)["jobs"].items():
        assert 0 < int(job["timeout-minutes"]) <= 120, name
        assert job["runs-on"] in ("ubuntu-24.04", "macos-15"), name


def test_the_job_that_reads_a_form_cannot_write_and_the_one_that_writes_reads_no_form() -> None:
    jobs = load(ROOT / ".github" / "workflows" / "propose.yml")["jobs"]
    runs = {name: [step.get("run") for step in job["steps"]] for name, job in jobs.items()}
    assert set(jobs["read"]["permissions"].values()) == {"read"}
    assert runs["read"][-2:] == ["make fetch-forms", "make proposal"]
    assert "make proposal" not in runs["send"]
    on = load(ROOT / ".github" / "workflows" / "propose.yml")["on"]
    assert on["issues"]["types"] == ["opened", "edited", "reopened"]
    # The program that reads the forms has no token at all.
    assert [step["env"].keys() for step in jobs["read"]["steps"] if "env" in step] == [
        {"GH_TOKEN"},
        {"EVENT"},
    ]
    assert jobs["read"]["if"] == "github.ref == 'refs/heads/main'"
    # Nothing that a person wrote is in an expression; GitHub itself gives the issue its number.
    text = (ROOT / ".github" / "workflows" / "propose.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"\$\{\{ *(.*?) *\}\}", text))
    assert {name for name in named if "github.event" in name} == {
        "github.event.issue.number || 'waiting'"
    }


def test_the_job_that_reads_drafts_cannot_write_and_the_one_that_writes_reads_no_draft() -> None:
    jobs = load(ROOT / ".github" / "workflows" / "forward.yml")["jobs"]
    runs = {name: [step.get("run") for step in job["steps"]] for name, job in jobs.items()}
    assert jobs["read"]["permissions"] == {"contents": "read"}
    assert "make forward" in runs["read"]
    assert "make forward" not in runs["send"]
    assert jobs["read"]["if"] == "github.ref == 'refs/heads/main'"
    text = (ROOT / ".github" / "workflows" / "forward.yml").read_text(encoding="utf-8")
    assert "github.event" not in text


def test_the_job_that_publishes_a_release_builds_nothing() -> None:
    jobs = load(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    runs = {name: [step.get("run") for step in job["steps"]] for name, job in jobs.items()}
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert [run for run in runs["build"] if run] == ["make release-check", "make release-files"]
    assert jobs["publish"]["permissions"] == {"contents": "write"}
    assert [run for run in runs["publish"] if run] == ["make publish-release"]


def test_the_job_that_asks_servers_cannot_write_and_the_one_that_writes_asks_none() -> None:
    jobs = load(ROOT / ".github" / "workflows" / "links.yml")["jobs"]
    runs = {name: [step.get("run") for step in job["steps"]] for name, job in jobs.items()}
    assert jobs["links"]["permissions"] == {"contents": "read"}
    assert "make links" in runs["links"]
    assert jobs["report"]["permissions"] == {"contents": "read", "issues": "write"}
    assert set(runs["report"]) == {None, "make report-links"}
    text = (ROOT / ".github" / "workflows" / "links.yml").read_text(encoding="utf-8")
    assert "github.event" not in text


def test_a_checkout_keeps_no_credentials(workflow: Path) -> None:
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
            assert step["with"].keys() <= {"persist-credentials", "fetch-depth", "ref"}


def test_a_job_that_needs_the_history_of_the_records_fetches_all_of_it() -> None:
    whole = {
        (file.stem, name)
        for file in WORKFLOWS
        for name, job in load(file)["jobs"].items()
        for step in job["steps"]
        if step.get("with", {}).get("fetch-depth") == "0"
    }
    assert whole == {
        ("check", "check"),
        ("publish", "build"),
        ("forward", "read"),
        ("links", "links"),
        ("release", "build"),
        ("release", "publish"),
        ("rebuild", "verify"),
    }


def test_what_is_deployed_is_attested_by_a_job_that_runs_no_code_of_the_project() -> None:
    jobs = load(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]
    attest = jobs["attest"]
    assert attest["permissions"] == {"id-token": "write", "attestations": "write"}
    assert not any("run" in step or "checkout" in step["uses"] for step in attest["steps"])
    *downloads, sign = attest["steps"]
    # By id, so that no other artifact can have the name; the action compares the digests.
    assert [step["with"]["artifact-ids"] for step in downloads] == [
        "${{ needs.build.outputs.site }}",
        "${{ needs.build.outputs.digests }}",
    ]
    assert all(step["with"]["digest-mismatch"] == "error" for step in downloads)
    # Of an older commit, to which somebody goes back, there may be no list.
    assert downloads[1]["if"] == "needs.build.outputs.digests != ''"
    assert sign["with"]["subject-path"].split() == ["attested/artifact.tar", "attested/SHA256SUMS"]
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert jobs["deploy"]["needs"] == ["build", "attest"]
    # A job that ran out of time has not failed, but was cancelled.
    assert "needs.attest.result != " not in jobs["deploy"]["if"]
    assert {"success", "skipped"} == {
        *re.findall(r"needs\.attest\.result == '(\w+)'", jobs["deploy"]["if"])
    }


def test_only_a_commit_of_the_branch_is_built_again() -> None:
    workflow = ROOT / ".github" / "workflows" / "rebuild.yml"
    # `check_is_ours` in tools/verify.py checks the commit; no expression has an answer of the site.
    assert "${{" not in workflow.read_text(encoding="utf-8")
    assert [step["run"] for step in steps(workflow) if "run" in step] == ["make verify"]


def test_zizmor_reports_nothing(tmp_path: Path) -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [zizmor, "--offline", "--quiet", "--persona=auditor", "--strict-collection"]
    run = subprocess.run([*command, ROOT / ".github"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout

    # It does report a mistake.
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    broken = tmp_path / ".github" / "workflows" / "check.yml"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace("run: make check", "run: echo ${{ github.head_ref }}"))
    run = subprocess.run(
        [*command, tmp_path / ".github"], capture_output=True, text=True, check=False
    )
    assert run.returncode != 0
    assert "template-injection" in run.stdout


def test_each_test_that_the_reading_of_the_workflows_names_exists() -> None:
    text = (ROOT / "docs" / "workflows.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    tests = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py")
    )
    assert len(named) > 10
    assert not {name for name in named if f"def {name}(" not in tests}


def test_each_workflow_is_in_the_reading_of_the_workflows() -> None:
    text = (ROOT / "docs" / "workflows.md").read_text(encoding="utf-8")
    table = text[text.index("## Who reaches what") :].split("\n### ")[0]
    assert {load(file)["name"] for file in WORKFLOWS} == set(re.findall(r"\*([\w ]+)\*", table))
