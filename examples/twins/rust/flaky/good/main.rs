//! A test on random input: one number of items in twenty fills its last page exactly.

const PER_PAGE: u64 = 20;

fn pages(items: u64) -> u64 {
    items.div_ceil(PER_PAGE) // TWIN: rounded up
}

#[test]
fn every_page_has_an_item() {
    let seed: u64 = std::env::var("STRESS_SEED").unwrap().parse().unwrap();
    let items = 1 + seed % 1000;
    let needed = (0..items).step_by(PER_PAGE as usize).count() as u64;
    assert_eq!(pages(items), needed, "pages of {items} items");
}
