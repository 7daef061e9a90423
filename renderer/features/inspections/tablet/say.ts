import { newId } from '../../../app/api.ts'
import type { Translate } from '../../../app/i18n.ts'
import type { Recording } from '../../../offline/outbox.ts'
import type { Defect, Photo, Sheet } from './sheet.ts'
import type { texts } from './texts.ts'

type T = Translate<typeof texts>

/** Commands of one inspection go in the order they were given. */
function recordingsOf(sheet: Pick<Sheet, 'inspectionId' | 'unit'>) {
  const thing = sheet.inspectionId
  return {
    command: (
      procedure: string,
      label: string,
      input: Record<string, unknown>,
      files: string[] = [],
    ): Recording => ({
      id: newId(),
      thing,
      files,
      content: { kind: 'command', procedure, commandId: newId(), input, label },
    }),
    file: (id: string, name: string, size: number, label: string): Recording => ({
      id,
      thing,
      content: { kind: 'file', name, size, label },
    }),
  }
}

/** Begins it at the desk. */
export const beginning = (sheet: Sheet, plannedId: string | null, t: T): Recording[] => [
  recordingsOf(sheet).command('inspections.begin', t('label.begin', { unit: sheet.unit }), {
    inspectionId: sheet.inspectionId,
    unitId: sheet.unitId,
    purpose: sheet.purpose,
    side: sheet.side,
    plannedId,
  }),
]

/** What waits to be said: nothing of it is in the outbox. */
export const isSaid = ({ unsaid, unsaidMeasures, defects }: Sheet): boolean =>
  unsaid.length === 0 && unsaidMeasures.length === 0 && defects.every(isDefectSaid)

const isDefectSaid = (defect: Defect) =>
  defect.said !== null &&
  defect.withdrawn !== 'wanted' &&
  !isChanged(defect) &&
  defect.photos.every(photo => photo.said !== null && !isRedrawn(photo))

const isRedrawn = ({ marks, said }: Photo) => said !== null && JSON.stringify(marks) !== JSON.stringify(said)
const wordsOf = ({ part, kind, severity, text, pin }: Defect) => ({ part, kind, severity, text, pin })
const isChanged = (defect: Defect) =>
  defect.said !== null &&
  JSON.stringify(wordsOf(defect)) !== JSON.stringify(wordsOf({ ...defect, ...defect.said }))

/** What puts all that is not in the outbox there, and the sheet as it is behind it. */
export function saying(sheet: Sheet, t: T): { readonly items: Recording[]; readonly sheet: Sheet } {
  const { inspectionId, unit } = sheet
  const { command } = recordingsOf(sheet)
  const items: Recording[] = []
  if (sheet.unsaid.length > 0) {
    const results = sheet.unsaid.map(key => ({ ...placeOf(key), result: sheet.results[key] ?? 'notSeen' }))
    items.push(
      command('inspections.check', t('label.check', { unit, count: results.length }), {
        inspectionId,
        results,
      }),
    )
  }
  const unsaidMeasures: string[] = []
  for (const key of sheet.unsaidMeasures) {
    const measured = sheet.measures[key]
    const values = measured?.values.filter(value => value !== null) ?? []
    // Half a measure waits for its other half.
    if (!measured || values.length === 0) continue
    const about = { ...placeOf(key), measureId: measured.measureId, values, design: measured.design }
    items.push(command('inspections.measure', t('label.measure', { unit }), { inspectionId, ...about }))
  }
  const defects = sheet.defects.map(defect => sayDefect(sheet, defect, items, t))
  return { items, sheet: { ...sheet, unsaid: [], unsaidMeasures, defects } }
}

function sayDefect(sheet: Sheet, defect: Defect, items: Recording[], t: T): Defect {
  const { unit } = sheet
  const { command } = recordingsOf(sheet)
  const { defectId, said } = defect
  const words = wordsOf(defect)
  const label = t('label.defect', {
    unit,
    room: sheet.rooms.find(({ id }) => id === defect.roomId)?.name ?? '',
  })
  if (said === null) {
    const room = sheet.rooms.find(({ id }) => id === defect.roomId)
    items.push(
      command('defects.record', label, {
        defectId,
        inspectionId: sheet.inspectionId,
        room: { id: defect.roomId, kind: room?.kind ?? 'other', name: room?.name ?? defect.roomId },
        itemId: defect.itemId,
        findingId: defect.findingId,
        ...words,
      }),
    )
  } else if (isChanged(defect)) {
    // The day by which it is to be repaired is the desk's: named in the base it stays as it is.
    const base = { ...said, dueOn: null }
    items.push(command('defects.change', label, { defectId, ...words, dueOn: null, base }))
  }
  const photos = defect.photos.map(photo => sayPhoto(sheet, defectId, photo, items, t))
  if (defect.withdrawn === 'wanted')
    items.push(command('defects.withdraw', label, { defectId, withdrawn: true }))
  return { ...defect, said: words, photos, withdrawn: defect.withdrawn === 'no' ? 'no' : 'said' }
}

function sayPhoto(sheet: Sheet, defectId: string, photo: Photo, items: Recording[], t: T): Photo {
  const { fileId, name, size, marks } = photo
  const { command, file } = recordingsOf(sheet)
  const label = t('label.photo', { unit: sheet.unit })
  if (photo.said !== null) {
    const base = { marks: photo.said }
    if (isRedrawn(photo)) items.push(command('defects.markPhoto', label, { defectId, fileId, marks, base }))
    return { ...photo, said: marks }
  }
  items.push(
    file(fileId, name, size, label),
    command('defects.addPhoto', label, { defectId, fileId, marks, uploadId: { $upload: fileId } }, [fileId]),
  )
  return { ...photo, said: marks }
}

/** A signature under the list, with its picture. */
export function signing(sheet: Sheet, signature: Sheet['signatures'][number], t: T): Recording[] {
  const { command, file } = recordingsOf(sheet)
  const { signatureId, role, personId, name, size } = signature
  const label = t('label.signature', { unit: sheet.unit })
  const input = { inspectionId: sheet.inspectionId, signatureId, role, personId, name }
  return [
    file(signatureId, 'signature.png', size, label),
    command('inspections.sign', label, { ...input, uploadId: { $upload: signatureId } }, [signatureId]),
  ]
}

export interface Ending {
  readonly conclusion: 'accepted' | 'refused' | 'none'
  readonly reasons: readonly string[]
  readonly note: string
}

export const ending = (sheet: Sheet, { conclusion, reasons, note }: Ending, t: T): Recording[] => [
  recordingsOf(sheet).command('inspections.conclude', t('label.conclude', { unit: sheet.unit }), {
    inspectionId: sheet.inspectionId,
    conclusion,
    reasons,
    note,
  }),
]

function placeOf(key: string): { roomId: string; itemId: string } {
  const [roomId = '', itemId = ''] = key.split('/')
  return { roomId, itemId }
}
