import { z } from 'zod'

/** What stands in the form of a new sheet; days and times as the fields hold them. */
export const SheetEntryForm = z.object({
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  due: z.string(),
  senderNumber: z.string(),
  receivedAt: z.string(),
  /** The case a received sheet is about; empty where it is about none. */
  caseId: z.string().default(''),
  withFiles: z.boolean(),
})
export type SheetEntryForm = z.infer<typeof SheetEntryForm>

export const emptySheet: SheetEntryForm = {
  recipient: '',
  subject: '',
  text: '',
  due: '',
  senderNumber: '',
  receivedAt: '',
  caseId: '',
  withFiles: true,
}

/** What must be there before it can be sent. */
export const missingIn = (entry: SheetEntryForm): ('recipient' | 'subject' | 'text')[] =>
  (['recipient', 'subject', 'text'] as const).filter(name => entry[name].trim() === '')

/** For `useKeptDraft`: the same object at each call. */
export const sheetShape = {
  schema: SheetEntryForm,
  initial: () => emptySheet,
  isEmpty: (entry: SheetEntryForm) => entry.text.trim() === '' && entry.subject.trim() === '',
}
