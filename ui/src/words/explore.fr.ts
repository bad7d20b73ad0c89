import type { exploreEn } from './explore.en';

/** Les vues au-delà de la tendance et de la comparaison, en français. */
export const exploreFr: typeof exploreEn = {
  title: 'Explorer', kinds: 'Que regarder', options: 'Comment le regarder', table: 'Tableau de la figure',
  names: {
    heat: 'Carte de chaleur', multiples: 'Petits multiples', quadrants: 'Deux concepts', voices: 'Voix', words: 'Mots', composition: 'Composition', spread: 'Premiers emplois', pairs: 'Deux à deux', selections: 'Deux sélections', drivers: 'De quoi c’est fait', events: 'Événements',
  },
  leads: {
    heat: 'Une ligne pour chacun, une case par période\u00a0: plus c’est fort, plus il y en a.', multiples: 'Un cadre pour chacun, tous à la même échelle.',
    quadrants: 'Articles avec un seul des deux concepts, avec les deux, ou avec aucun.', voices: 'Ce qui est cité, et ce qu’un média dit lui-même.',
    words: 'Mots qui entourent les occurrences d’un groupe plus souvent que celles de l’autre. Comparez des groupes d’une même langue.',
    composition: 'Un changement vient-il de ce qu’écrivent les médias, ou de ceux qui ont été collectés\u00a0?', spread: 'Qui a imprimé une formule le premier, et comment elle a circulé.',
    pairs: 'Chacun contre chacun, avec p ajusté pour l’ensemble.', selections: 'Une même question posée à deux sélections d’articles.',
    drivers: 'Les formules, médias, dépêches et articles dont un point est fait.', events: '',
  },
  second: 'Autre concept', overTime: 'dans le temps', of: 'Mots de', against: 'face à', othersAll: 'tous les autres', expression: 'Expression', allExpressions: 'les plus employées', point: 'Point', wholeAnswer: 'toute la réponse', noRows: 'Rien à montrer ici',
  noRowsHint: 'Élargissez les dates ou retirez une condition.', held: 'Retenue\u00a0:', hold: 'Retenir cette sélection', holdHint: 'Retenez les articles interrogés maintenant. Changez ensuite dates, médias ou mots dans la question\u00a0: les deux sélections sont montrées côte à côte.', release: 'Abandonner', exchange: 'Échanger les deux', everything: 'tous les articles',
  both: { this: 'la sélection de la question', other: 'la sélection retenue' },
  takeApart: 'Décomposer…', alone: 'Un seul média n’a rien à quoi être comparé.', legend: 'Séries de la figure', zoom: 'Faites glisser sur une période, ou parcourez-la avec Maj et les flèches, puis pressez Z\u00a0: la figure ne montre plus qu’elle.', zoomed: (range) => `Zoom sur ${range}`, stretch: (range) => `${range}\u00a0: choisi, Z n’en montre plus que cela`,
  hide: (name) => `Masquer ${name}`, show: (name) => `Montrer ${name}`,
  columns: {
    series: 'Série', key: 'Série', period: 'Période', value: 'Valeur', articles: 'Articles', articles_with_hit: 'Avec occurrence', hits: 'Occurrences', only_first: 'Seulement le premier', only_second: 'Seulement l’autre', both: 'Les deux', neither: 'Aucun', odds_ratio: 'Rapport de cotes', quoted_share: 'Cité', quoted: 'Occurrences citées', narrated: 'En propre', speakers: 'Locuteurs cités',
    pattern: 'Formulation', language: 'Langue', word: 'Mot', a: 'Ici', b: 'Là', log_ratio: 'Log-rapport', g2: 'G²', dispersion: 'Concentration', p: 'p', q: 'p ajusté', raw: 'Tel que collecté', panel: 'Panel fixe', standardised: 'Standardisé', expression: 'Expression', outlet: 'Média', first_day: 'Premier emploi', hits_of_outlet: 'Occurrences', half_days: 'Jours à la moitié', title: 'Événement', date: 'Date', before: 'Avant', after: 'Après', ratio: 'Rapport',
    placebo_p: 'Date au hasard', kind: 'Quoi', share: 'Part', difference: 'Différence', first: 'Premier', other: 'Second', shrunken: 'Rétréci',
  },
  parts: { expression: 'expression', outlet: 'média', story: 'dépêche', article: 'article' },
  helps: {
    log_ratio: 'Doublements\u00a0: 1 veut dire deux fois plus fréquent ici, −1 deux fois moins.', g2: 'Log-vraisemblance\u00a0: à quel point il est sûr que les deux diffèrent.', dispersion: 'De 0, également réparti entre les articles, à 1, tout au même endroit.', half_days: 'Jours entre le premier média et la moitié de ceux qui l’ont employé.',
    shrunken: 'La part d’un petit groupe rapprochée de celle de l’ensemble\u00a0: la meilleure estimation de ce qu’il montrerait avec plus d’articles.',
    odds_ratio: 'Au-dessus de 1 les deux concepts vont ensemble\u00a0; au-dessous ils s’évitent.', standardised: 'Chaque média pèse selon sa part de toute la collection.', panel: 'Seulement les médias présents à toutes les périodes.', placebo_p: 'Fréquence d’un changement aussi grand autour d’un jour quelconque.',
  },
  marks: { loess: 'Ajustement local (LOESS)', without_one: 'Sans l’un ou l’autre des médias' },
  own: {
    title: 'Vos propres événements', lead: 'Ils sont gardés dans cette bibliothèque, dessinés sur les tendances et mesurés avec les autres.', add: 'Ajouter', date: 'Date', what: 'Ce qui s’est passé', source: 'Source', remove: (title) => `Supprimer ${title}`, none: 'Pas encore d’événement à vous.', dateWrong: 'Écrivez le jour comme 2022-02-24.', whatMissing: 'Dites en quelques mots ce qui s’est passé.',
    file: 'Depuis un fichier CSV…', fileHint: 'Un en-tête date,title,source, puis une ligne par événement.', open: 'Vos propres événements…',
  },
};
