//! Two polite diners share one spoon. Each offers it to the other, who is hungry, too.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread;
use twins::progress;

const NAMES: [&str; 2] = ["Ann", "Bob"];

static HUNGRY: [AtomicBool; 2] = [AtomicBool::new(true), AtomicBool::new(true)];
static SPOON: AtomicUsize = AtomicUsize::new(0);

fn dine(me: usize) {
    let spouse = 1 - me;
    let mut offered = false;
    while HUNGRY[me].load(SeqCst) {
        if SPOON.load(SeqCst) != me {
            thread::yield_now();
            continue;
        }
        let offer = HUNGRY[spouse].load(SeqCst) && !offered; // TWIN: after you, once
        if offer {
            offered = true;
            SPOON.store(spouse, SeqCst);
            continue;
        }
        HUNGRY[me].store(false, SeqCst);
        progress();
        println!("{} has eaten; was polite: {offered}", NAMES[me]);
        SPOON.store(spouse, SeqCst);
    }
}

fn main() {
    progress();
    thread::scope(|table| {
        table.spawn(|| dine(0));
        table.spawn(|| dine(1));
    });
}
