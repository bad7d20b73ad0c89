import type { windowEn } from './window.en';

/** Les textes des manières de la fenêtre en français : questions épinglées, zoom, visite, guide, termes. */
export const windowFr: typeof windowEn = {
  pinned: {
    title: 'Côte à côte', pin: 'Épingler cette question', unpin: 'Désépingler', show: 'Montrer côte à côte', open: 'Poser cette question', current: 'la question du moment', sameScale: 'Les deux axes de valeurs vont aussi loin l’un que l’autre.', otherScale: 'Les deux comptent en unités différentes : chacune a sa propre échelle.',
    empty: 'Aucune question n’est épinglée', emptyHint: 'Épinglez une question avec l’épingle au-dessus d’une figure. Deux se lisent côte à côte.', second: 'Posez une autre question et épinglez-la aussi, ou revenez avec elle : elle se tiendra à côté de celle-ci.', pinned: 'La question est épinglée.', unpinned: 'La question n’est plus épinglée.', menu: 'Questions épinglées', none: 'Épinglez cette question, posez-en une autre et lisez les deux côte à côte, à la même échelle.', pinNamed: (name) => `Épingler la question ${name}`,
  },
  manners: {
    zoomed: (percent) => `Zoom ${percent}`, copyFigure: 'Copier comme image', figureCopied: 'La figure est dans le presse-papiers.', noFigure: 'Cet écran n’a pas de figure à copier.', logAt: (path) => `Le journal se trouve ici\u00a0: ${path}. Il contient des codes et des heures, aucun texte d’article.`, textSize: 'Taille du texte', print: 'Imprimer…', log: 'Montrer le journal', logHint: 'À joindre au signalement d’une erreur. Il contient des codes et des heures, aucun texte d’article.',
  },
  tour: {
    title: 'Visite en cinq minutes', step: (n, of) => `Étape ${n} sur ${of}`, leave: 'Quitter la visite', skip: 'Passer cette étape', done: 'Voilà le chemin des articles au rapport. Avec vos propres articles, c’est le même.', start: 'Faire la visite', again: 'Refaire la visite', go: 'Montrer',
    steps: {
      peak: ['Trouver le sommet', 'Cherchez le point le plus haut de la courbe et choisissez-le. Au clavier : allez à la figure, marchez avec les flèches, puis Entrée.'],
      read: ['Lire ce qu’il y a derrière', 'Les phrases derrière le point sont à droite. Ouvrez-en une dans son article.'],
      outlets: ['Voir qui écrit ainsi', 'Dans la question, choisissez « Préciser… », puis « Une courbe par », puis « média ».'],
      sentences: ['Lire d’un média à l’autre', 'Allez à Phrases : chaque occurrence sur sa ligne. Choisissez une ligne pour lire son article.'],
      report: ['Enregistrer un rapport', 'Allez à Rapport et enregistrez-le : figures, exemples et méthodes, prêts à envoyer.'],
    },
  },
  guide: { title: 'Guide d’utilisation', contents: 'Sommaire', terms: 'Termes de méthode', more: 'Plus dans le guide', source: (name) => `Exporter depuis ${name}`, sources: 'Sortir des articles d’une base de presse', missing: 'Cette page ne fait pas partie du guide fourni.', picture: 'Image' },
  terms: {
    hit: 'Occurrence', share: 'Part des articles', denominator: 'Dénominateur', interval: 'Intervalle à 95\u00a0%', hollow: 'Point creux', gap: 'Lacune', voice: 'Voix', stance: 'Position', claimant: 'État concerné', copy: 'Reprise', ratio: 'Rapport', adjusted: 'p ajusté', validation: 'Validation', codebook: 'Grille de codage', recipe: 'Recette', category: 'Catégorie', seed: 'Graine',
  },
  meanings: {
    hit: 'Une expression de la grille de codage trouvée dans une phrase.', share: 'Les articles avec au moins une occurrence, divisés par les articles du dénominateur.', denominator: 'Les articles sur lesquels porte la question : tous, ou seulement ceux qui mentionnent les deux pays.',
    interval: 'L’étendue qui contiendrait la vraie valeur dans 95 échantillons de ce genre sur 100. Peu d’articles la rendent large.', hollow: 'Une période de moins de 10 articles. À lire avec prudence.', gap: 'Une période où rien n’a été collecté. Ce n’est pas zéro.', voice: 'Voix propre : le média le dit lui-même. Citée : entre guillemets ou après un verbe de parole.',
    stance: 'Affirmée : dite comme un fait. Distanciée : prétendue, souhaitée, mise en doute. Niée : dite fausse, et non comptée sauf demande.', claimant: 'L’État dont on dit qu’il est neutre ou médiateur.', copy: 'Le même texte repris, à l’identique ou presque. La question dit ce qui compte.', ratio: 'Combien de fois la valeur du média de comparaison.', adjusted: 'Une valeur p corrigée parce que beaucoup de comparaisons sont faites à la fois.',
    validation: 'Des personnes jugent un échantillon de phrases tiré au hasard ; on en déduit combien de fois les règles ont raison.', codebook: 'La liste des concepts, catégories et expressions recherchés, avec sa version.', recipe: 'Un nom court de la question, de la grille et de la bibliothèque ensemble. La même recette donne toujours les mêmes nombres.', category: 'Une sorte de formulation au sein d’un concept, selon la grille de codage.', seed: 'Un nombre d’où un ordre au hasard est tiré. La même graine redonne le même ordre.',
  },
};
