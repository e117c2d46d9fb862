/** The words for what was recorded about matches; part of `history.ts`. */
export const matchActionLabels: Record<string, string> = {
  'condition.confirmed': 'Angabe zu Fördervoraussetzung',
  'match.remembered': 'Treffer gemerkt',
  'match.dismissed': 'Treffer verworfen',
  'match.takenBack': 'Entscheidung zurückgenommen',
  'match.assigned': 'Treffer zugewiesen',
  'match.handedOver': 'Treffer abgegeben',
  'match.shared': 'Treffer geteilt',
  'match.reopened': 'Treffer wieder da',
  'carrierAnswer.proposed': 'Träger hat geantwortet',
  'carrierAnswer.accepted': 'Antwort eines Trägers angenommen',
  'carrierAnswer.declined': 'Antwort eines Trägers abgelehnt',
  'condition.takenBack': 'Angabe zurückgenommen',
  'matchOrder.changed': 'Reihenfolge der Treffer gewichtet',
  'matchOrder.reset': 'Reihenfolge der Treffer zurückgesetzt',
};
