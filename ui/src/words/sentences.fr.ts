import type { sentencesEn } from './sentences.en';

/** Les textes du concordancier en français. */
export const sentencesFr: typeof sentencesEn = {
  left: 'Avant', hitAndAfter: 'Formulation et suite', outlet: 'Média', date: 'Date', language: 'Langue', category: 'Catégorie', voice: 'Voix', speaker: 'Locuteur', stance: 'Position', note: 'Note',
  order: 'Ordre', orders: { date: 'par date', outlet: 'par média', language: 'par langue', category: 'par catégorie', voice: 'par voix', speaker: 'par locuteur', stance: 'par position', left: 'par les mots d’avant', hit: 'par formulation', right: 'par les mots d’après', random: 'au hasard' },
  seed: 'Graine', seedHint: 'La même graine redonne le même ordre, ici comme dans les fichiers.', shuffle: 'Autre tirage', group: 'Groupes', groupNone: 'sans groupes', ascending: 'Dans l’autre sens', sortBy: (column) => `Trier par ${column}`,
  context: 'Contexte', contexts: { sentence: 'la phrase', paragraph: 'le paragraphe', wide: 'soixante mots autour' }, columns: 'Colonnes…', columnsHint: 'Montrées à côté de la formulation',
  marked: 'Seulement les lignes marquées', markedHint: 'Lignes avec une étoile ou une note', star: 'Marquer cette ligne', unstar: 'Retirer la marque', noted: 'A une note', noteLabel: 'Note sur cette phrase', noteHint: 'Gardée dans la bibliothèque et dans les fichiers', noteSave: 'Garder la note', noteSaved: 'La note est gardée.',
  save: 'Enregistrer…', saves: { csv: 'En CSV (tableau)', xlsx: 'En XLSX (tableur)', docx: 'En DOCX (document, avec les sources)' },
  copy: 'Copier avec la source', copied: 'Copié', empty: 'Aucune phrase ne répond à cette question', noMarks: 'Aucune ligne n’est encore marquée', noMarksHint: 'Ouvrez une ligne et marquez-la de l’étoile, ou écrivez-y une note.', lines: 'Lignes',
};
