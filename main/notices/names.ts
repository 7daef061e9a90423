/** SQL for the name of the organisation whose id stands in a column. */
export const partnerNameOf = (column: string) => `(select name from partner where partner.id = ${column})`
