//! One thread writes a letter and says that it is there; the other one reads it then. loom tries every order.

use loom::cell::UnsafeCell;
use loom::sync::atomic::{AtomicBool, Ordering};
use loom::sync::Arc;
use loom::thread;

struct Mailbox {
    letter: UnsafeCell<u32>,
    full: AtomicBool,
}

unsafe impl Sync for Mailbox {}

#[test]
fn a_letter_is_read_as_it_was_written() {
    loom::model(|| {
        let mailbox = Arc::new(Mailbox {
            letter: UnsafeCell::new(0),
            full: AtomicBool::new(false),
        });
        let sender = {
            let mailbox = Arc::clone(&mailbox);
            thread::spawn(move || {
                mailbox.letter.with_mut(|letter| unsafe { *letter = 42 });
                mailbox.full.store(true, Ordering::Release); // TWIN: who sees the flag sees the letter
            })
        };
        if mailbox.full.load(Ordering::Acquire) {
            assert_eq!(mailbox.letter.with(|letter| unsafe { *letter }), 42);
        }
        sender.join().unwrap();
    });
}
