import type { Dictionary } from './en';
import { care } from './care.fr';
import { doctor } from './doctor.fr';
import { exploreFr } from './explore.fr';
import { sentencesFr } from './sentences.fr';
import { windowFr } from './window.fr';
import { plural } from './plural';
import { editing } from './codebook.fr';
import { exportingFr } from './exporting.fr';
import { reportPartsFr } from './report.fr';
import { validateFr } from './validate.fr';

const locale = 'fr-FR';
const count = (one: string, other: string) => plural(locale, { one, other });

/** `de` before a word, `d’` before a vowel. */
const de = (text: string) => (/^[aeiouyhàâéèêëîïôöùûœ]/i.test(text) ? `d’${text}` : `de ${text}`);

/** Every text of the interface in French; no-break spaces before double signs and inside guillemets. */
export const fr: Dictionary = {
  ...editing,
  ...exportingFr,
  validate: validateFr,
  ...windowFr,
  locale,
  brand: 'Entente',
  colon: ' : ',
  separator: ' · ',
  open: '« ',
  close: ' »',
  dash: '–',

  dates: { quarter: (n, year) => `T${n} ${year}`, week: (n, year) => `semaine ${n}, ${year}` },

  count: {
    articles: count('{n} article', '{n} articles'),
    outlets: count('{n} média', '{n} médias'),
    hits: count('{n} occurrence', '{n} occurrences'),
    sentences: count('{n} phrase', '{n} phrases'),
    files: count('{n} fichier', '{n} fichiers'),
    moreFiles: count('et {n} autre fichier', 'et {n} autres fichiers'),
    rejected: count('{n} élément rejeté', '{n} éléments rejetés'),
    copies: count('{n} reprise', '{n} reprises'),
    copiesLinked: count('{n} reprise rattachée à son histoire', '{n} reprises rattachées à leurs histoires'),
    known: count('{n} article était déjà là', '{n} articles étaient déjà là'),
    added: count('{n} article ajouté', '{n} articles ajoutés'),
    read: count('{n} article lu', '{n} articles lus'),
    uncoded: count('{n} article n’est pas encore codé', '{n} articles ne sont pas encore codés'),
    undated: count('{n} article sans date laissé de côté', '{n} articles sans date laissés de côté'),
    coarse: count('{n} article laissé de côté pour une date trop vague', '{n} articles laissés de côté pour une date trop vague'),
    noText: count('{n} article sans texte laissé de côté', '{n} articles sans texte laissés de côté'),
    conditions: count('{n} autre condition', '{n} autres conditions'),
    moreOf: count('{n} autre', '{n} autres'),
    expressions: count('{n} expression', '{n} expressions'),
    categories: count('{n} catégorie', '{n} catégories'),
    seconds: count('encore {n} seconde', 'encore {n} secondes'),
    minutes: count('encore {n} minute', 'encore {n} minutes'),
    hours: count('encore {n} heure', 'encore {n} heures'),
    tests: count('{n} comparaison ajustée', '{n} comparaisons ajustées ensemble'),
    languages: count('{n} langue', '{n} langues'),
    days: count('{n} jour', '{n} jours'),
    chosen: count('{n} choisi', '{n} choisis'),
  },

  screens: {
    start: 'Accueil', library: 'Bibliothèque', trends: 'Tendances', compare: 'Comparer', explore: 'Explorer', sentences: 'Phrases', coverage: 'Couverture', events: 'Événements', codebook: 'Grille de codage', validate: 'Valider', report: 'Rapport',
    import: 'Importer', settings: 'Réglages', help: 'Aide', pinned: 'Côte à côte',
  },
  nav: { label: 'Écrans', back: 'Précédent', forward: 'Suivant', main: 'Contenu', skip: 'Aller au contenu', close: 'Fermer cette bibliothèque', side: 'Phrases derrière le point' },

  common: {
    cancel: 'Annuler', close: 'Fermer', save: 'Enregistrer', remove: 'Supprimer', again: 'Réessayer', loading: 'Lecture…', all: 'Tout', none: 'Aucun', unknown: 'inconnu',
    noOutlet: '(inconnu)', noDate: 'sans date', noTitle: '(sans titre)', filter: 'Filtrer', clear: 'Effacer', done: 'Terminé', show: 'Afficher', noMatch: 'Rien ne correspond', choose: 'Choisir…', automatic: 'automatique', back: 'Retour',
    more: 'Afficher la suite', 
  },

  start: {
    title: 'Comment les médias écrivent‑ils sur la Chine et la Russie ?',
    lead: 'Importez des articles, voyez à quelle fréquence paraissent le langage de partenariat et les affirmations de neutralité, quand, où et dans la voix de qui, et remontez de chaque point aux phrases qui le fondent.',
    sample: 'Essayer la collection d’exemple',
    sampleHint: 'Des articles inventés de huit médias inventés, de 2021 à 2024, en quatre langues.',
    create: 'Nouvelle bibliothèque…', createHint: 'Un seul fichier, qui contient vos articles et tout ce qui en est tiré.',
    open: 'Ouvrir une bibliothèque…', openHint: 'Un fichier dont le nom finit par .entente.',
    recent: 'Bibliothèques récentes', noRecent: 'Les bibliothèques que vous ouvrez s’affichent ici.', missing: 'introuvable', opening: 'Ouverture…',
    private: 'Tout reste sur cet ordinateur. Rien n’est envoyé nulle part.',
  },

  import: {
    title: 'Importer des articles',
    lead: 'Déposez ici des fichiers ou des dossiers, ou choisissez-les. Les exports des bases de presse, de Zotero et de Media Cloud, les tableaux, pages web, PDF, Word, courriels, flux et textes bruts sont lus ; importer deux fois la même chose n’ajoute rien.',
    chooseFiles: 'Choisir des fichiers…', chooseFolder: 'Choisir un dossier…', dropHere: 'Relâchez pour examiner ces fichiers', looking: 'Examen des fichiers…',
    looked: 'Ce que contiennent les fichiers', file: 'Fichier', format: 'Format', encoding: 'Encodage', columns: 'Quelle colonne contient quoi', noArticles: 'Aucun article n’a été trouvé dans ce fichier.',
    columnNone: 'absent du fichier', fields: { id: 'Identifiant', outlet: 'Média', date: 'Date', language: 'Langue', title: 'Titre', body: 'Texte', url: 'Adresse', byline: 'Auteur' },
    collection: 'Collection', collectionHint: 'Un nom pour ce lot, comme « presse 2023 ». Il peut rester vide.',
    outlet: 'Média, là où les fichiers ne le disent pas', language: 'Langue, là où les fichiers ne la disent pas', start: 'Importer', others: 'Choisir d’autres fichiers',
    outcome: 'L’import est terminé', outcomeNone: 'Rien de nouveau n’a été trouvé', rejected: 'Rejetés', rejectedHint: 'Ces éléments n’ont pas été importés. Ils restent dans cette liste.', source: 'Source', position: 'Où', reason: 'Pourquoi',
    next: 'Coder les nouveaux articles', coding: 'Les nouveaux articles sont en cours de codage.', see: 'Voir les tendances', more: 'Importer encore', cancelled: 'L’import a été arrêté', cancelledHint: 'Ce qui a été lu avant est gardé. Importez à nouveau les mêmes fichiers pour continuer.', failed: 'L’import a échoué', needsLibrary: 'Ouvrez ou créez d’abord une bibliothèque.', running: 'Import en cours',
    read: 'lus', added: 'ajoutés', 
  },

  doctor,

  jobs: {
    kinds: { import: 'Import en cours', code: 'Codage des articles', export: 'Enregistrement', clean: 'Zones recherchées à nouveau', reread: 'Relecture des originaux', index: 'Préparation de la recherche', preview: 'Recherche de ce qui change', group: 'Recherche des reprises', backup: 'Sauvegarde en cours', erase: 'Effacement pour de bon', move: 'Déplacement de la bibliothèque', restore: 'Remise en place d’une sauvegarde', report: 'Enregistrement du rapport', record: 'Nouveau calcul' }, ended: { import: 'Import terminé', code: 'Codage terminé', export: 'Enregistré', clean: 'Zones retrouvées', reread: 'Originaux relus', index: 'La recherche est prête', preview: 'Recherche terminée', group: 'Reprises regroupées', backup: 'Sauvegarde faite', erase: 'Effacé pour de bon', move: 'Bibliothèque déplacée', restore: 'Sauvegarde remise en place', report: 'Rapport enregistré', record: 'Nouveau calcul fait' }, label: 'Travail en cours', of: (done, total) => `${done} sur ${total}`,
    rate: (n) => `${n} par seconde`, cancel: 'Arrêter', cancelled: 'Arrêté', failed: 'Échec', dismiss: 'Ranger', starting: 'Démarrage',
    stages: { read: 'Lecture', code: 'Codage', preview: 'Lecture', index: 'Indexation', copies: 'Recherche des reprises', report: 'Écriture', backup: 'Copie', clean: 'Nettoyage', reread: 'Relecture', look: 'Examen', lines: 'Écriture', export: 'Écriture', erase: 'Effacement' },
  },

  question: {
    label: 'La question', narrow: 'Préciser…', narrowLabel: 'Ajouter une condition à la question', folded: 'Les autres conditions de la question', saved: 'Questions enregistrées', save: 'Enregistrer cette question', saveAs: 'Nom', note: 'Note', noneSaved: 'Aucune question n’est encore enregistrée.', savedAs: (name) => `Enregistrée : ${name}`, remove: (name) => `Supprimer la question enregistrée ${name}`, reset: 'Revenir à la question simple',
    with: ' avec ', of: ' ', by: ', par ', and: ' et ', among: ', parmi ', in: ', dans ', from: ', ', mentioning: ', mentionnant ', comma: ', ', against: ', par rapport à ', sentencesWith: 'Phrases avec ', coverageOf: 'Ce qui a été recueilli', beforeAfter: ', avant et après des événements', all: 'tous les articles',
    elide: (text) => de(text), groupOf: (name) => `Groupe : ${name}`,
    controls: { concept: 'Concept', measure: 'Mesure', by: 'Période', split: 'Une courbe pour chaque', among: 'Dénominateur', dates: 'Dates', copies: 'Reprises', outlets: 'Médias', languages: 'Langues', collections: 'Collections', search: 'Mots de l’article', voices: 'Voix', stances: 'Position', categories: 'Catégories', baseline: 'Par rapport à', byHand: 'Codage manuel' },
    measures: { share: 'Part des articles', 'per-1000-sentences': 'Occurrences pour 1 000 phrases', 'per-10000-words': 'Occurrences pour 10 000 mots', hits: 'Nombre d’occurrences', articles: 'Nombre d’articles' },
    measureHints: { share: 'articles qui ont au moins une occurrence, parmi tous ceux qui sont interrogés', 'per-1000-sentences': 'équitable entre articles longs et courts, et entre langues', 'per-10000-words': 'à ne pas comparer entre langues', hits: 'un simple compte', articles: 'un simple compte des articles qui ont une occurrence' },
    periods: { day: 'jour', week: 'semaine', month: 'mois', quarter: 'trimestre', year: 'année' },
    splits: { outlet: 'média', language: 'langue', category: 'catégorie', voice: 'voix', stance: 'position', kind: 'type de média', country: 'pays', group: 'groupe de médias', none: 'tout ensemble' },
    outletKinds: { agency: 'agences', state: 'médias d’État', public: 'médias publics', private: 'médias privés', official: 'organismes officiels' },
    amongs: { all: 'tous les articles collectés', 'both-actors': 'les articles qui mentionnent les deux pays', published: 'tous les articles publiés' },
    amongHints: { all: 'la présence de ce langage dans le média tout entier', 'both-actors': 'la façon d’écrire sur les deux quand les deux paraissent', published: 'la part de tout ce qui a paru, d’après les totaux publiés' },
    copiesOf: { all: 'chaque reprise comptée', 'per-outlet': 'une reprise par média', 'per-story': 'une reprise par histoire' },
    copiesHints: { all: 'ce que les lecteurs ont eu sous les yeux', 'per-outlet': 'le même texte compte une fois dans chaque média', 'per-story': 'une dépêche compte une fois' },
    voices: { narrated: 'voix propre', quoted: 'citation' }, voiceHints: { narrated: 'le média le dit lui-même', quoted: 'entre guillemets ou après un verbe de parole' },
    voiced: { narrated: 'dans la voix propre du média', quoted: 'en citation' },
    stances: { asserted: 'affirmé', distanced: 'mis à distance', negated: 'nié' }, stanceHints: { asserted: 'dit comme tel', distanced: 'prétendu, recherché, mis en doute', negated: 'dit ne pas être ; compté seulement sur demande' },
    unsaid: { concept: '', measure: '', by: '', split: 'tout ensemble', among: 'tous les articles', dates: 'toute la durée', copies: 'chaque reprise', outlets: 'tous', languages: 'toutes', collections: 'toutes', search: 'quelconques', byHand: 'compris', voices: 'les deux', stances: 'affirmé, à distance', baseline: 'tous les autres' }, allDates: 'toutes les dates', fromDate: 'De', toDate: 'À', dateHint: 'Une année, un mois ou un jour : 2023, 2023-09 ou 2023-09-20', dateWrong: 'Ce n’est pas une date. Écrivez 2023, 2023-09 ou 2023-09-20.', dateOrder: 'La première date vient après la dernière.',
    since: (d) => `depuis ${d}`, until: (d) => `jusqu’à ${d}`, range: (a, b) => (a === b ? a : `${a} à ${b}`), wholeTime: 'Toute la durée', searchHint: 'Les guillemets droits font une locution', apply: 'Appliquer', allOutlets: 'Tous les médias', allLanguages: 'Toutes les langues', allCollections: 'Toutes les collections', noBaseline: 'tous les autres ensemble',
  },

  trends: {
    figure: 'Figure', table: 'Tableau', view: 'Figure ou tableau', over: 'Ajouter au tracé…', marks: { smooth: 'Moyenne mobile de trois périodes', events: 'Événements', changes: 'Changements de niveau', holes: 'Lacunes et pics de la collection' }, marksHint: 'Tracé par-dessus les points, jamais à leur place. La figure enregistrée contient la même chose.', export: 'Enregistrer…', exports: { svg: 'En SVG (dessin)', png: 'En PNG (image)', csv: 'En CSV (nombres)', xlsx: 'En XLSX (classeur)', json: 'En JSON (programmes)', parquet: 'En Parquet (R, Python)' }, saved: (path) => `Enregistré : ${path}`,
    bands: 'bandes : intervalles à 95 %', hollow: 'points creux : moins de 10 articles', walk: 'Les flèches vont d’un point à l’autre, Entrée montre les phrases qui le fondent.', 
    source: 'Source', codebook: 'grille', library: 'bibliothèque', recipe: 'recette', notValidated: 'Non validé sur cette collection', notValidatedHint: 'Personne n’a encore jugé un échantillon de ces occurrences. Lisez quelques phrases avant de vous fier aux nombres.',
    empty: 'Aucun article ne répond à cette question', emptyHint: 'Élargissez les dates ou retirez une condition.', noHits: 'Aucune formulation de ce genre dans ces articles', uncodedHint: 'Les articles doivent être codés avant d’être comptés.', code: 'Les coder maintenant',
    noArticles: 'Cette bibliothèque est vide', noArticlesHint: 'Importez des articles, et leurs tendances paraîtront ici.', import: 'Importer des articles', period: 'Période', series: 'Série', articles: 'Articles', withHit: 'Avec occurrence', hits: 'Occurrences', value: 'Valeur', interval: 'Intervalle à 95 %', peak: (what) => `maximum : ${what}`, point: 'Montrer les phrases derrière le point le plus haut', drives: 'Ce qui est derrière', ofFirst: (n) => `des ${n} premières occurrences`, expressions: 'Formulations', voice: 'Voix', categories: 'Catégories', all: 'ensemble', points: 'Points de la figure', cautions: { 'codebook-changed': 'La grille a été modifiée depuis\u00a0: ce sont les nombres du dernier codage complet.', 'no-hits': 'Aucune occurrence dans ces articles.', 'one-article': 'Toutes les occurrences viennent d’un seul article.', 'one-outlet-dominates': 'Un seul média apporte la plupart des occurrences.', 'lengths-differ': 'La longueur des articles diffère beaucoup entre les séries ; les taux pour 1 000 phrases sont plus équitables.', 'extents-differ': 'Certaines séries ont des textes entiers, d’autres des parties seulement ; comparez avec prudence.', 'many-undated': 'Beaucoup d’articles n’ont pas de date et sont laissés de côté.', 'many-series': 'Avec tant de séries, certaines différences sont dues au hasard.', 'few-articles': 'Beaucoup de points reposent sur peu d’articles.' }, drawing: 'Tracé…', gap: 'aucun article',
  },

  compare: {
    title: 'Comparer', table: 'Comparaison', ratio: 'Rapport', q: 'p ajusté', against: 'Par rapport à', againstAll: 'Les rapports comparent chacun à tous les autres ensemble. Sous « Préciser… », un seul média peut être choisi comme référence.', sort: 'Trier par', reference: 'référence', more: (x) => `${x} fois`, ratioHelp: 'Combien de fois la valeur du média de référence, avec son intervalle à 95 %.', qHelp: 'Valeurs p ajustées à leur nombre (Benjamini-Hochberg). Sous 0,05, la différence n’est sans doute pas due au seul hasard.', sentencesOf: (key) => `Phrases de ${key}`, below: 'moins de 0,001',
  },

  explore: exploreFr,

  coverage: {
    title: 'Couverture', lead: 'Ce qui a été recueilli, par média et par semaine. Une tendance à travers une lacune ou un pic en dit plus sur la collection que sur la presse.', flags: 'À ne pas croire', noFlags: 'Rien ne ressort : ni longue lacune, ni pic.', what: 'Quoi', expected: 'D’habitude', whole: 'toute la collection', outlets: 'Médias', first: 'Premier', last: 'Dernier', usual: 'Par semaine',
    kinds: { gap: 'lacune', spike: 'pic', 'first-of-month': 'amassé au premier du mois', 'one-day': 'amassé sur un seul jour' },
  },

  events: {
    title: 'Événements', lead: 'Chaque événement avec autant de jours avant qu’après.', event: 'Événement', before: 'Avant', after: 'Après', window: 'Jours avant et après', known: 'Seulement avec assez d’articles', placebo: 'Date au hasard', ratioHelp: 'Après divisé par avant, avec son intervalle à 95 %.', placeboHelp: 'À quelle fréquence une date au hasard montre un changement au moins aussi grand. Sous 0,05, la date de l’événement sort de l’ordinaire.', none: 'Aucun événement n’a d’articles des deux côtés', noneHint: 'Choisissez plus de jours ou des dates plus larges.', around: 'Montrer la tendance autour de cet événement',
  },

  sentences: sentencesFr,

  hit: {
    speakers: { China: 'Chine', Russia: 'Russie', both: 'les deux', other: 'autre', unknown: 'locuteur inconnu', none: '' },
    claimants: (names) => `dit de ${names}`, notCounted: { negated: 'non compté', repeated: 'répète le texte, non compté', struck: 'rayé à la main, non compté' }, quoted: 'citation', narrated: 'voix propre', quotedBy: (who) => `citation, ${who}`, actors: 'au sujet de', zones: { kicker: 'surtitre', title: 'titre', lead: 'chapeau', body: 'texte', caption: 'légende', credit: 'crédit', dateline: 'lieu et date', byline: 'signature', boilerplate: 'mention fixe' },
    inArticles: (sentences, articles) => `${sentences} dans ${articles}`, why: 'Pourquoi elle a été trouvée', hideWhy: 'Masquer les raisons',
  },

  reader: {
    back: 'Retour aux phrases', close: 'Fermer', title: 'Article', hits: 'Occurrences', noHits: 'Aucune occurrence dans cet article.', copies: 'La même histoire ailleurs', address: 'Ouvrir dans le navigateur', source: 'Source', collection: 'Collection', byline: 'Par', extents: { full: '', cut: 'tronqué', lead: 'chapeau seul', headline: 'titre seul', none: 'sans texte' }, previous: 'Occurrence précédente', next: 'Occurrence suivante', position: (n, all) => `Occurrence ${n} sur ${all}`, zone: 'Partie de l’article',
  },

  library: {
    title: 'Bibliothèque', articles: 'Articles', outlets: 'Médias', collections: 'Collections', languages: 'Langues', search: 'Chercher dans les articles', searchHint: 'Des mots ou "une locution"', list: 'Liste des articles', outlet: 'Média', date: 'Date', headline: 'Titre', language: 'Langue', hits: 'Occurrences', empty: 'Cette bibliothèque est vide', emptyHint: 'Importez des articles depuis des fichiers de cet ordinateur.', import: 'Importer des articles', noMatch: 'Aucun article ne correspond', noMatchHint: 'Employez moins de mots ou retirez un filtre.', rejections: 'Éléments rejetés', span: (a, b) => `${a} à ${b}`, code: 'Les coder maintenant', country: 'Pays', kind: 'Genre', kinds: { agency: 'agence', state: 'État', public: 'public', private: 'privé', official: 'organisme officiel' }, aliases: 'Aussi écrit', choose: 'Choisissez un article pour le lire ici.', sortBy: (column) => `Trier par ${column}`,
  },

  edit: {
    change: 'Modifier', changeNamed: (name: string) => `Modifier ${name}`, save: 'Enregistrer', group: 'Groupe', groupHint: 'Un nom de votre choix', merge: 'Est le même média que', mergeNone: 'Un média à part', mergeHint: 'Ses articles portent alors l’autre nom. Rien n’est perdu : on peut le séparer de nouveau.', mergeTaken: 'D’autres médias portent ce nom ; séparez-les d’abord.', separate: 'Séparer', separateNamed: (name: string) => `Séparer ${name}`, made: 'Modifié.', undone: 'Annulé.', nothing: 'Il n’y a plus rien à annuler ni à rétablir.', undo: 'Annuler', redo: 'Rétablir',
  },

  care,

  copies: {
    title: 'Reprises', found: (copies: string, stories: string) => `${copies} articles reprennent ${stories} dépêches.`, threshold: 'Compte comme reprise à partir de', step: (part: string) => `${part} du texte`, hint: 'La part du texte le plus court qui doit se trouver mot pour mot dans le plus long. Les reprises ne sont jamais effacées ; une question dit si elle les compte toutes, une par média ou une par dépêche.', none: 'Aucun article n’en reprend un autre', noneHint: 'Les reprises sont cherchées après chaque import.', stories: 'Dépêches les plus reprises', compare: 'Comparer', alike: (part: string) => `${part} du texte le plus court se trouve dans le plus long.`, onlyHere: 'seulement dans cet article', onlyThere: 'seulement dans l’autre',
  },

  codebook: {
    title: 'Grille de codage', lead: 'Ce qui est cherché, et dans quels mots. Rien dans le programme ne connaît ces concepts : ce sont des données.', version: 'Version', languages: 'Langues', pair: 'Pays', language: 'Langue des expressions', filter: 'Chercher une expression', hits: 'Occurrences', none: 'Aucune expression dans cette langue.', patterns: 'Motifs', empty: 'Pas encore de grille de codage', emptyHint: 'Codez des articles, et la grille employée paraîtra ici.', definition: 'Définition', sentences: 'Phrases', legend: 'L’astérisque tient lieu de toute terminaison, ~3 de trois mots au plus, les crochets de mots facultatifs.',
  },

  report: {
    title: 'Rapport', options: 'Ce que contient le rapport', name: 'Titre', nameHint: 'Laissé vide, la question sert de titre.', language: 'Langue', languages: { en: 'anglais', fr: 'français' }, theme: 'Couleurs', themes: { light: 'claires', dark: 'sombres', print: 'pour l’impression' }, perOutlet: 'Phrases par média', dated: 'Imprimer la date du jour', baseline: 'Par rapport à', preview: 'Aperçu', save: 'Enregistrer le rapport…', saved: (path) => `Enregistré : ${path}`, saving: 'Enregistrement…', writing: 'Écriture du rapport…', hint: 'Un seul fichier avec figures, tableaux, phrases et la méthode en mots ; rien n’est chargé d’ailleurs.', file: 'rapport', empty: 'Il n’y a encore rien à rapporter',
  },

  reportParts: reportPartsFr,

  settings: { title: 'Réglages', language: 'Langue de la fenêtre', languages: { system: 'Comme le système', en: 'English', fr: 'Français' }, theme: 'Couleurs', themes: { system: 'Comme le système', light: 'Claires', dark: 'Sombres' }, about: 'À propos', aboutText: 'Entente lit, compte et dessine sur cet ordinateur seulement. Rien n’est envoyé nulle part.', languageHint: 'La langue des articles est une autre affaire : les quatre sont lues à la fois.' },

  help: {
    title: 'Aide', keys: 'Clavier', key: 'Touche', does: 'Ce qu’elle fait', shortcuts: { larger: 'Agrandir', smaller: 'Réduire', actual: 'Taille réelle', create: 'Nouvelle bibliothèque', closeLibrary: 'Fermer la bibliothèque', print: 'Imprimer', copyFigure: 'Copier la figure comme image', star: 'Marquer la ligne où l’on se trouve', undo: 'Annuler, rétablir une modification', screens: 'Aller à un écran', validate: 'Aller à Valider', back: 'Précédent', forward: 'Suivant', import: 'Importer des articles', open: 'Ouvrir une bibliothèque', save: 'Enregistrer la figure ou le rapport', settings: 'Réglages', help: 'Cette aide', close: 'Fermer le panneau ou le menu', points: 'Parcourir les points d’une figure', point: 'Lire les phrases derrière un point', search: 'Chercher' },
    keysText: { larger: 'Ctrl +', smaller: 'Ctrl −', actual: 'Ctrl 0', create: 'Ctrl N', closeLibrary: 'Ctrl W', print: 'Ctrl P', copyFigure: 'Ctrl Maj C', star: '*', undo: 'Ctrl Z, Ctrl Maj Z', screens: 'Ctrl 1–9', validate: 'Ctrl J', back: 'Alt ←', forward: 'Alt →', import: 'Ctrl I', open: 'Ctrl O', save: 'Ctrl S', settings: 'Ctrl ,', help: 'F1', close: 'Échap', points: '← → ↑ ↓', point: 'Entrée', search: 'Ctrl F' },
  },

  problem: { title: 'Cela n’a pas marché', hint: 'Que faire', screen: 'Cet écran ne peut pas être affiché' },
};
