/** Four digits at a time, as people read a key out. */
export const inGroups = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(' ')
