//! The rules of the measuring contract, one by one: each test bears the name of its rule and shows it in sentences of our own.

use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder, Hit, Stance, Voice};

/// Hits of a concept in the last of some sentences.
struct Found(Vec<Told>);

/// What is asked of a hit.
struct Told {
    category: String,
    stance: Stance,
    voice: Voice,
    speaker: String,
    claimants: Vec<String>,
}

fn find(concept: &str, before: &str, text: &str) -> Found {
    static CODER: std::sync::LazyLock<Coder> = std::sync::LazyLock::new(|| Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles"));
    let body = if before.is_empty() { text.to_string() } else { format!("{before} {text}") };
    let coding = CODER.code(&ArticleText { title: None, body: &body, zones: &[], language: Some("en") });
    let told = |hit: &Hit| Told {
        category: CODER.category_id(hit.concept, hit.category).into(),
        stance: hit.stance,
        voice: hit.voice,
        speaker: CODER.speaker_name(hit.speaker).into(),
        claimants: hit.claimants.iter().map(|actor| CODER.actor_name(*actor).to_string()).collect(),
    };
    let from = body.len() - text.len();
    Found(coding.hits.iter().filter(|hit| CODER.concept_id(hit.concept) == concept && hit.span.start >= from).map(told).collect())
}

fn partnership(text: &str) -> Found {
    find("partnership", "", text)
}

fn neutrality(text: &str) -> Found {
    find("neutrality", "", text)
}

impl Found {
    fn is(&self, category: &str) -> bool {
        self.0.iter().any(|hit| hit.category == category)
    }

    fn none(&self) -> bool {
        self.0.is_empty()
    }

    fn stands(&self, stance: Stance) -> bool {
        !self.0.is_empty() && self.0.iter().all(|hit| hit.stance == stance)
    }

    fn claimed_by(&self, names: &[&str]) -> bool {
        self.0.iter().any(|hit| hit.claimants == names)
    }

    fn spoken_by(&self, speaker: &str) -> bool {
        !self.0.is_empty() && self.0.iter().all(|hit| hit.voice == Voice::Quoted && hit.speaker == speaker)
    }
}

#[test]
fn bare_partner_is_closeness_and_a_strategic_one_formula() {
    assert!(partnership("Russia is a partner of China.").is("closeness"));
    assert!(partnership("Russia is a strategic partner of China.").is("formula"));
}

#[test]
fn contact_alone_is_no_partnership() {
    assert!(partnership("Xi received Putin in Beijing.").none());
    assert!(!partnership("Xi received Putin in Beijing to expand cooperation.").none());
}

#[test]
fn sought_or_possible_is_distanced_and_promised_is_asserted() {
    assert!(partnership("Moscow asked Beijing for support.").stands(Stance::Distanced));
    assert!(partnership("Beijing promised support to Moscow.").stands(Stance::Asserted));
    assert!(partnership("Beijing refused support to Moscow.").stands(Stance::Negated));
}

#[test]
fn acts_count_without_a_word_of_relation() {
    assert!(partnership("Chinese and Russian warships held joint drills.").is("cooperation"));
    assert!(partnership("China and Russia each voted against the text.").none());
}

#[test]
fn third_parties_criticism_of_sanctions_is_neither_concept() {
    assert!(partnership("China criticised Western sanctions on Russia.").none());
    assert!(!partnership("China criticised the sanctions and stood by Russia.").none());
}

#[test]
fn three_and_more_counts_when_it_joins_the_two() {
    assert!(!partnership("China, Russia and Iran held joint naval drills.").none());
    assert!(partnership("Cuba keeps close ties with China and Russia.").none());
}

#[test]
fn history_before_1991_is_not_coded() {
    assert!(partnership("Stalin and Mao sealed the alliance of the Soviet Union and China.").none());
}

#[test]
fn no_threat_to_others_denies_a_threat_and_not_the_relation() {
    assert!(partnership("The partnership of China and Russia is not directed against third parties.").stands(Stance::Asserted));
}

#[test]
fn trade_figures_and_lists_are_no_partnership() {
    assert!(partnership("Trade between China and Russia fell by a tenth.").none());
    assert!(partnership("China, Russia and Brazil mine rare earths.").none());
}

#[test]
fn good_offices_are_mediation_and_the_un_alone_is_not_coded() {
    assert!(neutrality("Qatar brokered a prisoner swap between Russia and Ukraine.").is("mediation"));
    assert!(neutrality("The United Nations brokered a prisoner swap between Russia and Ukraine.").none());
    assert!(neutrality("The Vatican offered to host talks between Russia and Ukraine.").claimed_by(&["Vatican"]));
}

#[test]
fn plans_and_calls_need_an_offer_and_all_sides() {
    assert!(neutrality("China's peace plan for Ukraine is twelve points long.").none());
    assert!(neutrality("China presented a peace plan for Ukraine.").is("mediation"));
    assert!(neutrality("Kenya called on all sides in Ukraine to return to talks.").is("mediation"));
    assert!(neutrality("Poland called on Russia to stop its attack on Ukraine.").none());
}

#[test]
fn status_given_up_is_a_negated_label_where_russia_is_named() {
    assert!(neutrality("Finland gave up its neutrality after Russia's invasion of Ukraine.").stands(Stance::Negated));
}

#[test]
fn self_positioning_is_distanced() {
    assert!(neutrality("China casts itself as neutral in the war in Ukraine.").stands(Stance::Distanced));
    assert!(neutrality("China is keen to preserve its neutrality in the war in Ukraine.").stands(Stance::Asserted));
    assert!(neutrality("China ruled out neutrality in the war in Ukraine.").stands(Stance::Negated));
}

#[test]
fn votes_count_on_texts_critical_of_russia_alone() {
    assert!(neutrality("India abstained from the vote condemning Russia's invasion of Ukraine.").is("abstention"));
    assert!(neutrality("India abstained on Russia's draft resolution on Ukraine.").none());
}

#[test]
fn mediation_takes_in_calls_for_restraint_and_leaves_out_the_belligerents() {
    assert!(neutrality("India urged restraint by all parties in Ukraine.").is("mediation"));
    assert!(neutrality("Zelensky presented his peace plan for Ukraine.").none());
}

#[test]
fn not_sanctioning_counts_only_where_it_is_declined() {
    assert!(neutrality("Serbia refused to impose sanctions on Russia.").is("abstention"));
    assert!(neutrality("Serbia bought oil from Russia during the war in Ukraine.").none());
}

#[test]
fn balanced_and_staying_aside_are_labels() {
    assert!(neutrality("Brazil holds a balanced position on the war in Ukraine.").is("label"));
    assert!(neutrality("Kazakhstan performs a balancing act over the war in Ukraine.").is("label"));
}

#[test]
fn presupposed_abstention_counts() {
    assert!(!neutrality("India bought oil amid pressure to condemn Russia over Ukraine.").none());
}

#[test]
fn claimants_stay_empty_where_none_is_named_and_can_be_several() {
    assert!(neutrality("Neutral states stay out of the war in Ukraine.").claimed_by(&[]));
    assert!(neutrality("Alongside China, South Africa has taken a neutral position on the war in Ukraine.").claimed_by(&["China", "South Africa"]));
}

#[test]
fn neutrality_of_other_things_is_not_coded() {
    for text in ["Carbon neutrality is India's aim despite the war in Ukraine.", "Russian skiers race as neutral athletes during the war in Ukraine.", "Moscow demands Ukraine's neutral status.", "Russia neutralised a drone over Ukraine."] {
        assert!(neutrality(text).none(), "{text}");
    }
}

#[test]
fn actors_are_carried_by_both_countries_and_only_for_the_pair_that_was_set() {
    let carried = |before: &str| find("partnership", before, "Both countries agreed to deepen their cooperation.");
    assert!(!carried("Xi met Putin.").none());
    assert!(carried("Xi met Macron.").none());
}

#[test]
fn voice_follows_quotation_marks_and_verbs_of_saying() {
    assert!(partnership("“China and Russia are close friends and will stay so,” Lavrov said.").spoken_by("Russia"));
    assert!(partnership("The ties of China and Russia have grown closer, according to Beijing.").spoken_by("China"));
    assert!(partnership("The “no-limits” partnership of China and Russia holds.").0.iter().all(|hit| hit.voice == Voice::Narrated));
}

#[test]
fn a_headline_with_a_source_or_a_vow_is_indirect_speech() {
    assert!(partnership("Lavrov: Russia and China are close friends.").spoken_by("Russia"));
    assert!(partnership("China vows to deepen cooperation with Russia.").spoken_by("China"));
}

#[test]
fn stance_belongs_to_the_expression_and_not_to_the_sentence() {
    let found = partnership("China and Russia are friends but not allies.");
    let of = |category: &str| found.0.iter().find(|hit| hit.category == category).map(|hit| hit.stance);
    assert_eq!((of("closeness"), of("alliance")), (Some(Stance::Asserted), Some(Stance::Negated)));
}
