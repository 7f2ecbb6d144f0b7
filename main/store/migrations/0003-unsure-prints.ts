/** Every screen asks which receipts may not be on paper; there are few of them among all that waited. */
export const unsurePrints = `
CREATE INDEX queue_unsure ON queue (finished_ms) WHERE printed = 'unsure';
`;
