//! Posts of social networks.

use crate::shelf::Shelf;

#[test]
fn messages_of_a_channel_bear_its_name() {
    let shelf = Shelf::new();
    let outcome = shelf.import("result.json", "{\"name\":\"Портовая газета\",\"type\":\"public_channel\",\"id\":1,\"messages\":[{\"id\":1,\"type\":\"service\",\"date\":\"2024-09-11T07:00:00\",\"date_unixtime\":\"1\",\"text\":\"\"},{\"id\":2,\"type\":\"message\",\"date\":\"2024-09-11T07:30:00\",\"date_unixtime\":\"2\",\"from\":\"x\",\"text\":[\"Поезда \",{\"type\":\"bold\",\"text\":\"с зерном\"},\" пересекут границу.\"]}]}");
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added, outcome.rejected.len()), ("posts", 1, 1));
    let post = &shelf.articles()[0];
    assert_eq!((post.outlet.as_deref(), post.date.as_deref(), post.title.as_deref()), (Some("Портовая газета"), Some("2024-09-11"), None));
    assert_eq!(post.body, "Поезда с зерном пересекут границу.");
}

#[test]
fn a_user_of_x_is_named_by_number_or_in_place() {
    let shelf = Shelf::new();
    shelf.import("a.json", "{\"data\":[{\"id\":\"1\",\"text\":\"Trains run.\",\"created_at\":\"2024-09-11T07:30:00.000Z\",\"author_id\":\"9\"}],\"includes\":{\"users\":[{\"id\":\"9\",\"name\":\"The Harbour Post\"}]}}");
    shelf.import("b.jsonl", "{\"id_str\":\"2\",\"created_at\":\"Wed Sep 11 07:30:00 +0000 2024\",\"full_text\":\"Ships sail.\",\"user\":{\"name\":\"Quay Times\",\"screen_name\":\"quay\"}}\n");
    let posts = shelf.articles();
    assert_eq!(posts.iter().map(|post| post.outlet.as_deref()).collect::<Vec<_>>(), [Some("The Harbour Post"), Some("Quay Times")]);
    assert_eq!(posts.iter().map(|post| post.date.as_deref()).collect::<Vec<_>>(), [Some("2024-09-11"), Some("2024-09-11")]);
}
