//! Two doors count visitors into one total. Safe Rust has no data race; updates it can lose all the same.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::Barrier;
use std::thread;
use twins::record;

const VISITORS: u64 = 1_000_000;

fn main() {
    let total = AtomicU64::new(0);
    let opening = Barrier::new(2);
    let count = |door: u32| {
        opening.wait();
        for _ in 0..VISITORS {
            total.fetch_add(1, SeqCst); // TWIN: one step
        }
        record(format!(
            r#"{{"op":"add","worker":{door},"value":{VISITORS}}}"#
        ));
    };
    thread::scope(|doors| {
        doors.spawn(|| count(0));
        doors.spawn(|| count(1));
    });
    record(format!(
        r#"{{"op":"final","worker":"main","value":{}}}"#,
        total.load(SeqCst)
    ));
}
