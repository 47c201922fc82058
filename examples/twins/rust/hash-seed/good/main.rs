//! A header that is made from a set: the order of a `HashSet` is new with every `RandomState`.

use std::collections;

fn header(formats: &[&'static str]) -> String {
    let names: collections::BTreeSet<_> = formats.iter().copied().collect(); // TWIN: in one order
    format!(
        "Accept: {}",
        names.into_iter().collect::<Vec<_>>().join(", ")
    )
}

#[test]
fn json_comes_before_text() {
    assert_eq!(header(&["text", "json", "text"]), "Accept: json, text");
}
