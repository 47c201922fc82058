//! Two tellers move money between two accounts, at once and in opposite directions.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Barrier, Mutex};
use std::thread;

const TRANSFERS: u32 = 50;

static ASKED: AtomicU32 = AtomicU32::new(0);

struct Account {
    number: u32,
    balance: Mutex<i64>,
}

fn transfer(from: &Account, to: &Account, number: u32) {
    let in_order = true; // TWIN: the order depends on who asks
    let (first, second) = if in_order { (from, to) } else { (to, from) };
    ASKED.fetch_add(1, SeqCst);
    let mut one = first.balance.lock().unwrap();
    while ASKED.load(SeqCst) < 2 * number {
        thread::yield_now(); // until the other teller asks for an account, too
    }
    thread::yield_now();
    let mut other = second.balance.lock().unwrap();
    *one -= if in_order { 1 } else { -1 };
    *other += if in_order { 1 } else { -1 };
}

fn main() {
    let ours = Account {
        number: 1,
        balance: Mutex::new(100),
    };
    let theirs = Account {
        number: 2,
        balance: Mutex::new(100),
    };
    let both = Barrier::new(2);
    let work = |from: &Account, to: &Account| {
        for number in 1..=TRANSFERS {
            both.wait();
            transfer(from, to, number);
        }
    };
    thread::scope(|tellers| {
        tellers.spawn(|| work(&ours, &theirs));
        tellers.spawn(|| work(&theirs, &ours));
    });
    println!(
        "balances of {} and {}: {:?} {:?}",
        ours.number, theirs.number, ours.balance, theirs.balance
    );
}
