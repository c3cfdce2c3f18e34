"""Problems of records: codes, messages and positions."""
