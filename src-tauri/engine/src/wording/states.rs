//! What is a state called in the reader's language? Answers name states in English, the same for everybody.

use super::Language;

/// French short names, by the English ones; those that are the same in both are left out. In the order of the first.
const FRENCH: &[(&str, &str)] = &[
    ("African Union", "Union africaine"), ("Albania", "Albanie"), ("Algeria", "Algérie"), ("Argentina", "Argentine"),
    ("Armenia", "Arménie"), ("Australia", "Australie"), ("Austria", "Autriche"), ("Azerbaijan", "Azerbaïdjan"),
    ("Bahrain", "Bahreïn"), ("Belarus", "Biélorussie"), ("Belgium", "Belgique"), ("Bolivia", "Bolivie"),
    ("Bosnia and Herzegovina", "Bosnie-Herzégovine"), ("Brazil", "Brésil"), ("Bulgaria", "Bulgarie"), ("Cambodia", "Cambodge"),
    ("Cameroon", "Cameroun"), ("Central African Republic", "République centrafricaine"), ("Chile", "Chili"), ("China", "Chine"),
    ("Colombia", "Colombie"), ("Croatia", "Croatie"), ("Cyprus", "Chypre"), ("Czech Republic", "République tchèque"),
    ("Democratic Republic of the Congo", "République démocratique du Congo"), ("Denmark", "Danemark"), ("Ecuador", "Équateur"),
    ("Egypt", "Égypte"), ("El Salvador", "Salvador"), ("Eritrea", "Érythrée"), ("Estonia", "Estonie"), ("Ethiopia", "Éthiopie"),
    ("European Union", "Union européenne"), ("Finland", "Finlande"), ("Georgia", "Géorgie"), ("Germany", "Allemagne"),
    ("Greece", "Grèce"), ("Hungary", "Hongrie"), ("Iceland", "Islande"), ("India", "Inde"), ("Indonesia", "Indonésie"),
    ("Iraq", "Irak"), ("Ireland", "Irlande"), ("Israel", "Israël"), ("Italy", "Italie"), ("Ivory Coast", "Côte d’Ivoire"),
    ("Japan", "Japon"), ("Jordan", "Jordanie"), ("Kuwait", "Koweït"), ("Kyrgyzstan", "Kirghizistan"), ("Latvia", "Lettonie"),
    ("Lebanon", "Liban"), ("Libya", "Libye"), ("Lithuania", "Lituanie"), ("Malaysia", "Malaisie"), ("Malta", "Malte"),
    ("Mexico", "Mexique"), ("Moldova", "Moldavie"), ("Mongolia", "Mongolie"), ("Montenegro", "Monténégro"),
    ("Morocco", "Maroc"), ("Myanmar", "Birmanie"), ("NATO", "OTAN"), ("Namibia", "Namibie"), ("Nepal", "Népal"),
    ("Netherlands", "Pays-Bas"), ("New Zealand", "Nouvelle-Zélande"), ("Nigeria", "Nigéria"), ("North Korea", "Corée du Nord"),
    ("North Macedonia", "Macédoine du Nord"), ("Norway", "Norvège"), ("Palestinian Authority", "Autorité palestinienne"),
    ("Peru", "Pérou"), ("Poland", "Pologne"), ("Romania", "Roumanie"), ("Russia", "Russie"),
    ("Saudi Arabia", "Arabie saoudite"), ("Senegal", "Sénégal"), ("Serbia", "Serbie"), ("Singapore", "Singapour"),
    ("Slovakia", "Slovaquie"), ("Slovenia", "Slovénie"), ("South Africa", "Afrique du Sud"), ("South Korea", "Corée du Sud"),
    ("Spain", "Espagne"), ("Sudan", "Soudan"), ("Sweden", "Suède"), ("Switzerland", "Suisse"), ("Syria", "Syrie"),
    ("Taiwan", "Taïwan"), ("Tajikistan", "Tadjikistan"), ("Tanzania", "Tanzanie"), ("Thailand", "Thaïlande"),
    ("Tunisia", "Tunisie"), ("Turkey", "Turquie"), ("Turkmenistan", "Turkménistan"), ("Uganda", "Ouganda"),
    ("United Arab Emirates", "Émirats arabes unis"), ("United Kingdom", "Royaume-Uni"), ("United Nations", "Nations unies"),
    ("United States", "États-Unis"), ("Uzbekistan", "Ouzbékistan"), ("Vietnam", "Viêt Nam"), ("Yemen", "Yémen"),
    ("Zambia", "Zambie"),
];

impl Language {
    /// A state or union as the reader knows it; a name that is not known stays as it is.
    pub fn state_name(self, name: &str) -> &str {
        let french = (self == Self::French).then(|| FRENCH.binary_search_by(|(known, _)| (*known).cmp(name)).ok()).flatten();
        french.map_or(name, |at| FRENCH[at].1)
    }
}
