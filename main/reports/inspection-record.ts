import { z } from 'zod'
import { makeThumbnail } from '../archive/media.ts'
import { DeskError, type Language } from '../contract/errors.ts'
import {
  conclusionWords,
  defectKindWords,
  defectStateWords,
  faultWords,
  inspectionRecordWords,
  inspectionStateWords,
  measureUnitSigns,
  purposeWords,
  severityWords,
  sideWords,
  signerWords,
} from '../contract/inspection-words.ts'
import type { InspectionDetail } from '../contract/inspections.ts'
import { LanguageCode } from '../contract/site.ts'
import { Id, Millis } from '../contract/values.ts'
import type { Words } from '../contract/words.ts'
import { checklistWords } from '../inspection/defect-figures.ts'
import { inspectionDetail } from '../inspection/queries.ts'
import { defineJob } from '../jobs/job.ts'
import { formatTime } from '../print/format.ts'
import type { PrintPhoto } from '../print/photos.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'

const Input = z.object({
  inspectionId: Id,
  language: LanguageCode,
  printedBy: z.string(),
  printedAt: Millis,
})

/** Longest side of a small photo on paper, in pixels: a quarter of A4 at 200 dpi. */
const photoPixels = 450

/** What came of a walk through a home as PDF, to be signed; errors: `inspection.notFound`. */
export const inspectionRecordJob = defineJob({
  name: 'report.inspectionRecord',
  input: Input,
  async run({ read, archive, progress }, input): Promise<{ pdf: Uint8Array; name: string }> {
    const { inspectionId, language, printedAt, printedBy } = input
    const detail = inspectionDetail(read, inspectionId)
    if (!detail) throw new DeskError('inspection.notFound')
    const site = readSite(read)
    const timeZone = site?.timeZone ?? 'Asia/Shanghai'
    const time = (at: number | null) => (at === null ? '' : formatTime(at, timeZone, language))
    const small =
      (hash: string): (() => Promise<Uint8Array>) =>
      async () =>
        (await makeThumbnail(archive.read(hash), photoPixels)).picture?.bytes ?? new Uint8Array()
    const items = new Map(checklistWords(read).map(item => [item.id, item]))
    const itemName = (id: string | null) => (id === null ? '' : (items.get(id)?.name[language] ?? id))
    const photos: PrintPhoto[] = []
    const defects = detail.found
      .filter(({ state, joinedInto }) => state !== 'void' && joinedInto === null)
      .map((defect, index) => {
        const finding = items.get(defect.itemId ?? '')?.findings.find(({ id }) => id === defect.findingId)
        const what = finding?.name[language] ?? defectKindWords[defect.kind][language]
        return {
          room: defect.roomName,
          what: [itemName(defect.itemId), what].filter(Boolean).join(' · '),
          severity: severityWords[defect.severity][language],
          words: defect.text ?? '',
          state: defectStateWords[defect.state][language],
          photos: defect.photos
            .filter(({ mediaType }) => mediaType.startsWith('image/'))
            .map(({ hash }) => photos.push({ bytes: small(hash), caption: `${index + 1}. ${what}` })),
        }
      })
    const signatures = detail.signatures.map(({ hash, name, role, signedAt }) => ({
      bytes: small(hash),
      caption: [signerWords[role][language], name, time(signedAt)].filter(Boolean).join(' '),
    }))
    const unit = [detail.buildingName, detail.unitNumber].filter(part => part !== null).join(' ')
    // Loaded here: only the job's own thread makes PDFs.
    const { renderInspectionRecord } = await import('../print/inspection-record.ts')
    const pdf = await renderInspectionRecord(
      {
        site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
        timeZone,
        printedAt,
        printedBy,
        unit,
        facts: factsOf(detail, profileOf(read).handover.reasons, language, time),
        rooms: roomsOf(detail),
        defects,
        measures: measuresOf(detail, language, itemName),
        photos,
        signatures,
      },
      { language, checkpoint: () => progress(0, 1) },
    )
    return { pdf, name: `${inspectionRecordWords[language]} ${unit}` }
  },
})

const factLabels = {
  purpose: { zh: '验房类型', en: 'Purpose' },
  inspector: { zh: '验房人', en: 'Inspector' },
  side: { zh: '谁的意见', en: 'Whose findings' },
  begun: { zh: '开始', en: 'Begun' },
  finished: { zh: '结束', en: 'Ended' },
  outcome: { zh: '结论', en: 'Outcome' },
  reasons: { zh: '拒收原因', en: 'Reasons of refusal' },
  note: { zh: '说明', en: 'Note' },
} as const satisfies Record<string, Words>

function factsOf(
  detail: InspectionDetail,
  known: readonly { readonly id: string; readonly name: Words }[],
  language: Language,
  time: (at: number | null) => string,
) {
  const { conclusion, state, note, reasons } = detail
  const rows: readonly (readonly [keyof typeof factLabels, string])[] = [
    ['purpose', purposeWords[detail.purpose][language]],
    ['inspector', detail.inspectorName ?? ''],
    ['side', sideWords[detail.side][language]],
    ['begun', time(detail.begunAt)],
    ['finished', time(detail.finishedAt)],
    ['outcome', (conclusion === null ? inspectionStateWords[state] : conclusionWords[conclusion])[language]],
    ['reasons', reasons.map(id => known.find(one => one.id === id)?.name[language] ?? id).join('\n')],
    ['note', note ?? ''],
  ]
  const always = new Set(['purpose', 'inspector', 'outcome'])
  return rows
    .filter(([name, value]) => value !== '' || always.has(name))
    .map(([name, value]) => [factLabels[name][language], value] as const)
}

/** How many items of each room stand how; rooms without items are left out. */
function roomsOf({ rooms, results }: InspectionDetail) {
  return rooms.flatMap(({ id, name, items }) => {
    const here = new Map(results.filter(({ roomId }) => roomId === id).map(row => [row.itemId, row.result]))
    const all = new Set([...items.map(item => item.id), ...here.keys()])
    const count = { ok: 0, defect: 0, notApplicable: 0, notSeen: 0 }
    for (const itemId of all) count[here.get(itemId) ?? 'notSeen'] += 1
    return all.size === 0 ? [] : [{ name, ...count }]
  })
}

/** The last measurement of each item. */
function measuresOf(
  { rooms, measures }: InspectionDetail,
  language: Language,
  itemName: (id: string) => string,
) {
  const last = new Map(measures.map(row => [`${row.roomId}/${row.itemId}`, row]))
  return [...last.values()].map(({ roomId, itemId, values, design, faults }) => {
    const room = rooms.find(({ id }) => id === roomId)
    const unit = room?.items.find(({ id }) => id === itemId)?.measure?.unit
    const sign = unit === undefined ? '' : ` ${measureUnitSigns[unit]}`
    return {
      room: room?.name ?? '',
      item: itemName(itemId),
      values: `${values.join(' / ')}${sign}`,
      design: design === null ? '' : `${design}${sign}`,
      faults: faults.map(fault => faultWords[fault][language]).join('\n'),
    }
  })
}
