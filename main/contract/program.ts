/** The version of this program, as package.json says it. */
export const programVersion = '0.1.0'
