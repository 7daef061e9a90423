import { Button, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import { openStates } from '../../../../main/contract/cases.ts'
import { channelWords, noCallbackWords, roomWords, voidWords } from '../../../../main/contract/words.ts'
import { useTexts } from '../../../app/i18n.ts'
import { casePath, personPath, unitPath } from '../../../app/paths.ts'
import { Facts as FactRows } from '../../../components/Field.tsx'
import { Time } from '../../../components/Time.tsx'
import { CallbacksOf } from '../../callbacks/CallbacksOf.tsx'
import { DeadlinesOfCase } from '../../deadlines/DeadlinesOfCase.tsx'
import { CareOfCase } from '../../levels/CareOfCase.tsx'
import { opensAddresses } from '../../watch/open-address.ts'
import { FileGrid } from '../files/FileGrid.tsx'
import { SheetsOfCase } from '../../sheets/SheetsOfCase.tsx'
import { PhoneOf } from './PhoneOf.tsx'
import { texts } from '../texts.ts'
import { useCategoryText, useKindText } from '../useProfile.ts'
import { useWord } from '../words.ts'

interface CaseFactsProps {
  readonly detail: CaseDetail
  /** Says whose home it is, or who called, where that is not known yet; absent where it may not be said. */
  onPlace?: (() => void) | undefined
  /** What else is at hand about matters like it. */
  readonly children?: ReactNode
}

/** What is known about the case, beside its story. */
export function CaseFacts({ detail, onPlace, children }: CaseFactsProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const word = useWord()
  const category = useCategoryText()
  const place = [detail.room ? word(roomWords[detail.room], detail.room) : '', detail.place ?? '']
  const rows: (readonly [string, ReactNode])[] = [
    [t('unit'), <UnitOf key="unit" detail={detail} onPlace={onPlace} />],
    [t('who'), <WhoOf key="who" detail={detail} />],
    [t('phone'), <PhoneOf key="phone" detail={detail} />],
    [t('kind'), kindText(detail.kind)],
    [t('category'), detail.category.length > 0 ? category(detail.category) : '—'],
    [t('place'), place.filter(part => part !== '').join(' · ') || '—'],
    [t('channel'), word(channelWords[detail.channel])],
    [t('receivedAt'), <Time key="at" at={detail.receivedAt} as="moment" />],
    [t('firstContact'), detail.firstContactName ?? '—'],
    [t('assignee'), detail.assigneeName ?? t('unassigned')],
  ]
  if (detail.source !== null) {
    rows.push([
      t('source'),
      // An address somebody typed may lead anywhere: it opens apart and tells nothing of where it came from. The
      // desktop window opens nothing outside, there it is copied.
      opensAddresses() ? (
        <a key="source" href={safeAddress(detail.source)} target="_blank" rel="noreferrer noopener">
          {detail.source}
        </a>
      ) : (
        <Typography.Text key="source" copyable={{ tooltips: false }}>
          {detail.source}
        </Typography.Text>
      ),
    ])
  }
  if (detail.verified !== null)
    rows.push([t('verification'), t(detail.verified === 'good' ? 'verifiedGood' : 'verifiedBad')])
  if (detail.withoutCallback !== null)
    rows.push([t('closedAs'), word(noCallbackWords[detail.withoutCallback], detail.withoutCallback)])
  if (detail.voidReason !== null)
    rows.push([t('voidAs'), word(voidWords[detail.voidReason], detail.voidReason)])
  if (detail.duplicateOf !== null) {
    rows.push([
      t('duplicateOfFact'),
      <Link key="duplicate" to={casePath(detail.duplicateOf)}>
        {detail.duplicateOfNumber ?? detail.duplicateOf}
      </Link>,
    ])
  }
  if (detail.duplicates.length > 0) {
    rows.push([
      t('duplicates'),
      <span key="duplicates" className="case-links">
        {detail.duplicates.map(other => (
          <Link key={other.id} to={casePath(other.id)}>
            {other.number}
          </Link>
        ))}
      </span>,
    ])
  }
  return (
    <aside className="case-facts" aria-label={t('facts')}>
      <DeadlinesOfCase caseId={detail.id} open={openStates.some(state => state === detail.state)} />
      <FactRows rows={rows} />
      <CareOfCase detail={detail} />
      <h2>{t('attachments')}</h2>
      {detail.attachments.length === 0 ? (
        <p className="desk-soft">{t('noFiles')}</p>
      ) : (
        <FileGrid files={detail.attachments} />
      )}
      <SheetsOfCase caseId={detail.id} />
      <CallbacksOf of="case" id={detail.id} />
      {children}
    </aside>
  )
}

function UnitOf({ detail, onPlace }: Pick<CaseFactsProps, 'detail' | 'onPlace'>) {
  const t = useTexts(texts)
  const { unitId, unitNumber, buildingName } = detail
  if (unitId === null)
    return (
      <>
        {buildingName ?? '—'}{' '}
        {onPlace ? (
          <Button size="small" type="link" onClick={onPlace}>
            {t('placeIt')}
          </Button>
        ) : null}
      </>
    )
  return (
    <>
      <Link to={unitPath(unitId)} className="desk-figures">
        {unitNumber}
      </Link>{' '}
      <span className="desk-soft">{buildingName}</span>
    </>
  )
}

function WhoOf({ detail }: { readonly detail: CaseDetail }) {
  const t = useTexts(texts)
  const { personId, personName, callerName } = detail
  if (personId === null) return callerName ?? t('nobodyNamed')
  return (
    <>
      <Link to={personPath(personId)}>{personName ?? t('erasedWords')}</Link>
      {callerName !== null && callerName !== personName ? (
        <span className="desk-soft"> {callerName}</span>
      ) : null}
    </>
  )
}

/** Only addresses of the web; anything else leads nowhere. */
const safeAddress = (address: string): string | undefined =>
  /^https?:\/\//i.test(address) ? address : undefined
