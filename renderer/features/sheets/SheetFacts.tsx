import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import { sheetParts } from '../../../main/contract/sheets.ts'
import { deliveryWayWords, withdrawWords } from '../../../main/contract/sheet-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath, unitPath } from '../../app/paths.ts'
import { Facts } from '../../components/Field.tsx'
import { Time } from '../../components/Time.tsx'
import { FileGrid } from '../cases/files/FileGrid.tsx'
import { useWord } from '../cases/words.ts'
import { SheetClocks } from './SheetClocks.tsx'
import { texts } from './texts.ts'

/** What is known about the sheet, beside its story. */
export function SheetFacts({ detail }: { readonly detail: SheetDetail }) {
  const t = useTexts(texts)
  const word = useWord()
  const isIn = detail.direction === 'in'
  const rows: (readonly [string, ReactNode])[] = [[t(isIn ? 'from' : 'to'), word(detail.partyName)]]
  const moment = (label: string, at: number | null) => {
    if (at !== null) rows.push([label, <Time key={label} at={at} as="moment" />])
  }
  if (detail.contact !== null) rows.push([t('contact'), detail.contact])
  if (detail.caseId !== null) {
    const number = detail.caseNumber ?? '—'
    rows.push([
      t('case'),
      <Link key="case" to={casePath(detail.caseId)} className="desk-figures">
        {number}
      </Link>,
    ])
  }
  if (detail.unitId !== null) {
    rows.push([
      t('unit'),
      <Link key="unit" to={unitPath(detail.unitId)} className="desk-figures">
        {detail.unitNumber ?? '—'}
      </Link>,
    ])
  }
  rows.push([t('writtenBy'), detail.writtenByName ?? '—'])
  moment(t(isIn ? 'receivedAt' : 'writtenAt'), detail.at)
  moment(t('issuedAt'), detail.issuedAt)
  // What was issued has clocks that say more.
  if (detail.clocks.length === 0) moment(t(isIn ? 'answerBy' : 'dueAt'), detail.dueAt)
  moment(t('deliveredAt'), detail.deliveredAt)
  if (detail.receivedBy !== null) rows.push([t('receivedBy'), detail.receivedBy])
  if (detail.deliveryWay !== null)
    rows.push([t('deliveryWay'), word(deliveryWayWords[detail.deliveryWay], detail.deliveryWay)])
  moment(t('repliedAt'), detail.repliedAt)
  if (detail.repliedBy !== null) rows.push([t('repliedBy'), detail.repliedBy])
  if (detail.withdrawReason !== null)
    rows.push([t('withdrawnAs'), word(withdrawWords[detail.withdrawReason], detail.withdrawReason)])
  return (
    <aside className="case-facts" aria-label={t('facts')}>
      <SheetClocks clocks={detail.clocks} />
      <Facts rows={rows} />
      {sheetParts.map(part => {
        const files = detail.attachments.filter(file => file.part === part)
        if (files.length === 0) return null
        return (
          <section key={part}>
            <h2>{t(`part.${part}`)}</h2>
            <FileGrid files={files} />
          </section>
        )
      })}
    </aside>
  )
}
