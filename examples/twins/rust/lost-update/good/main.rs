//! Two doors count visitors into one total. They come in pairs, one through each door at the same moment. Safe Rust has no data race;
//! updates it can lose all the same.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::Barrier;
use std::thread;
use twins::record;

const VISITORS: u64 = 100;

fn main() {
    let total = AtomicU64::new(0);
    let doorstep = Barrier::new(2);
    let together = |value: u64| {
        doorstep.wait(); // for the other door
        value
    };
    let count = |door: u32| {
        for _ in 0..VISITORS {
            total.fetch_add(together(1), SeqCst); // TWIN: one step
            record(format!(r#"{{"op":"add","worker":{door},"value":1}}"#));
        }
    };
    thread::scope(|doors| {
        doors.spawn(|| count(0));
        doors.spawn(|| count(1));
    });
    let sum = total.load(SeqCst);
    record(format!(r#"{{"op":"final","worker":"main","value":{sum}}}"#));
}
