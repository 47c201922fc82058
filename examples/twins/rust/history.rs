//! Appends records to `$STRESS_DIR/history.ndjson`.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

/// One line, a JSON object. It is a single write, so that lines of threads and processes do not mix.
pub fn record(line: String) {
    let folder = std::env::var("STRESS_DIR").expect("STRESS_DIR names the folder of the run");
    let mut file = OpenOptions::new()
        .append(true)
        .create(true)
        .open(Path::new(&folder).join("history.ndjson"))
        .expect("the history opens");
    file.write_all((line + "\n").as_bytes())
        .expect("the line is written");
}
