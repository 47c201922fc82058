//! What the twins write for the suite: records of a history, and signs of progress.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Appends a JSON object to `$STRESS_DIR/history.ndjson`.
pub fn record(line: String) {
    append(
        &Path::new(&place_of("STRESS_DIR")).join("history.ndjson"),
        line + "\n",
    );
}

/// Appends a line to `$STRESS_PROGRESS`. Who has written there once has promised to go on.
pub fn progress() {
    append(&place_of("STRESS_PROGRESS"), "progress\n".into());
}

/// It is a single write, so that lines of threads and processes do not mix.
fn append(path: &Path, line: String) {
    let mut file = OpenOptions::new()
        .append(true)
        .create(true)
        .open(path)
        .expect("the file opens");
    file.write_all(line.as_bytes())
        .expect("the line is written");
}

fn place_of(variable: &str) -> PathBuf {
    std::env::var_os(variable)
        .unwrap_or_else(|| panic!("{variable} is set"))
        .into()
}
