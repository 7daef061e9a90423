/** The slip of a contract's money, for its owner to sign. */
export const slipPath = (contractId: string): string => `/handover/settlements/${contractId}/print`
