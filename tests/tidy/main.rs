#[test] fn runs() {}
