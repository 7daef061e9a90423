import { newId } from '../../../app/api.ts'

/** An id for something added on a desk: never one that was given before, here or in a later program. */
export const newProfileId = (): string => `own-${newId().replaceAll('-', '').slice(-12)}`
