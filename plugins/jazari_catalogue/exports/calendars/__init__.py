"""Calendars of events and of deadlines, for programs that people plan with."""
