import type { reportParts as english } from './report.en';

export const reportPartsFr: typeof english = {
  format: 'Format', formats: { html: 'HTML (une page pour tout navigateur)', pdf: 'PDF (en pages)', docx: 'DOCX (pour continuer à écrire)', xlsx: 'XLSX (les nombres)' },
  sections: 'Sections', sectionsHint: 'Cochez ce que contient le rapport, montez ou descendez les sections, ajoutez vos propres mots. Ils précèdent ce qui est tiré des nombres.',
  up: (name) => `Monter « ${name} »`, down: (name) => `Descendre « ${name} »`, moved: (name, place) => `${name} : place ${place}`,
  own: 'Vos mots', ownOf: (name) => `Vos mots dans « ${name} »`, heading: 'Titre de section', addText: 'Ajouter une section à vous', remove: (name) => `Retirer « ${name} »`, ownSection: 'Une section à vous', usual: 'Revenir aux sections habituelles',
  openTemplate: 'Ouvrir un modèle…', saveTemplate: 'Enregistrer comme modèle…', templateFile: 'modele-de-rapport',
  names: {
    summary: 'Résumé', question: 'Question', corpus: 'Les articles', trend: 'Dans le temps', comparison: 'Les médias comparés', quadrants: 'Deux concepts ensemble', voices: 'Qui le dit', events: 'Avant et après les événements',
    examples: 'Phrases', validation: 'Validation', methods: 'Méthodes', limits: 'Limites', appendix: 'Annexe', text: 'Section à vous',
  },
};
