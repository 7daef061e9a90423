import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import {
  conclusionWords,
  faultWords,
  inspectionStateWords,
  itemResultWords,
  measureUnitSigns,
  purposeWords,
  sideWords,
  signerWords,
} from '../../../main/contract/inspection-words.ts'
import type { InspectionDetail } from '../../../main/contract/inspections.ts'
import type { RoomToInspect } from '../../../main/contract/unit-types.ts'
import { useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from '../registers/common-texts.ts'
import './inspections.css'
import { inspectionTexts } from './inspection-texts.ts'
import { homePath } from './paths.ts'
import { InspectionSteps, useRefusalReasons } from './InspectionSteps.tsx'
import { DefectTag, useChecklistWords } from './words.tsx'

interface InspectionPanelProps {
  readonly inspectionId: string
  onClose(): void
}

/** One walk through a home: every item as it was seen, what was measured, found and signed. */
export function InspectionPanel({ inspectionId, onClose }: InspectionPanelProps) {
  const common = useTexts(commonTexts)
  const found = useQuery(useTRPC().inspections.detail.queryOptions({ inspectionId }))
  const back = (
    <Button size="small" className="two-panes-back" onClick={onClose}>
      {common('back')}
    </Button>
  )
  if (found.data) return <Shown detail={found.data} back={back} />
  return (
    <div className="reg-thing">
      {back}
      {found.error ? <ErrorState error={found.error} retry={found.refetch} /> : <Loading rows={10} />}
    </div>
  )
}

interface ShownProps {
  readonly detail: InspectionDetail
  readonly back: ReactNode
}

function Shown({ detail, back }: ShownProps) {
  const t = useTexts(inspectionTexts)
  const word = useWord()
  const { id, unitId, unitNumber, buildingName, signatures } = detail
  const title = t('title', { number: unitNumber ?? '' })
  const walked = detail.state !== 'planned' && detail.state !== 'taken'
  return (
    <article className="reg-thing" aria-label={title}>
      {back}
      <header className="reg-head">
        <h2>{title}</h2>
        <StateTag tone={stateTones[detail.state]}>{word(inspectionStateWords[detail.state])}</StateTag>
      </header>
      <p>
        {buildingName} · <Link to={homePath(unitId)}>{t('toHome')}</Link>
      </p>
      {detail.late ? (
        <p>
          <StateTag tone="dueSoon">{t('late')}</StateTag>
        </p>
      ) : null}
      <AtAGlance detail={detail} />
      <InspectionSteps key={id} inspection={detail} />
      {detail.rooms.map(room => (
        <Room key={room.id} room={room} detail={detail} />
      ))}
      {walked ? (
        <section aria-label={t('signatures')}>
          <h3>{t('signatures')}</h3>
          {signatures.length === 0 ? <p className="desk-soft">{t('noSignature')}</p> : null}
          {signatures.map(signature => (
            <SignatureShown key={signature.id} {...signature} />
          ))}
        </section>
      ) : null}
    </article>
  )
}

const stateTones = { planned: 'plain', taken: 'off', open: 'waiting', done: 'done', void: 'off' } as const

/** What is known of it; what is not known is not named. */
function AtAGlance({ detail }: { readonly detail: InspectionDetail }) {
  const t = useTexts(inspectionTexts)
  const word = useWord()
  const reasonName = useRefusalReasons()
  const moment = (at: number | null) => (at === null ? null : <Time key={at} at={at} as="moment" />)
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('purpose'), word(purposeWords[detail.purpose])],
    [t('conclusion'), detail.conclusion && word(conclusionWords[detail.conclusion])],
    [t('reasons'), detail.reasons.map(reasonName).join(comma())],
    [t('inspector'), detail.inspectorName],
    [t('side'), detail.state === 'planned' ? null : word(sideWords[detail.side])],
    [t('planned'), detail.plannedOn],
    [t('begun'), moment(detail.begunAt)],
    [t('finished'), moment(detail.finishedAt)],
    [t('note'), detail.note],
    [t('voidReason'), detail.voidReason],
  ]
  return <Facts rows={rows.filter(([, value]) => value !== null && value !== '')} />
}

interface RoomProps {
  readonly room: RoomToInspect
  readonly detail: InspectionDetail
}

/** Items of a room: those on today's list, and those that were looked at and are on none any more. */
function Room({ room, detail }: RoomProps) {
  const t = useTexts(inspectionTexts)
  const word = useWord()
  const { defectName } = useChecklistWords()
  const results = new Map(
    detail.results.filter(({ roomId }) => roomId === room.id).map(({ itemId, result }) => [itemId, result]),
  )
  const names = new Map(room.items.map(({ id, name }) => [id, word(name)]))
  const items = [...new Set([...room.items.map(({ id }) => id), ...results.keys()])]
  const seen = items.filter(id => (results.get(id) ?? 'notSeen') !== 'notSeen').length
  const found = detail.found.filter(({ roomId, state }) => roomId === room.id && state !== 'void')
  if (items.length === 0 && found.length === 0) return null
  return (
    <section aria-label={room.name}>
      <h3>
        {room.name} <span className="desk-soft">{t('seen', { seen, of: items.length })}</span>
      </h3>
      <ul className="inspection-items">
        {items.map(id => {
          const result = results.get(id) ?? 'notSeen'
          return (
            <li key={id} className={`inspection-item inspection-item-${result}`}>
              <span>{names.get(id) ?? t('unknownItem')}</span>
              <span className="desk-soft">{word(itemResultWords[result])}</span>
              <Measured room={room} detail={detail} itemId={id} />
            </li>
          )
        })}
      </ul>
      {found.length > 0 ? (
        <>
          <h4>{t('defects', { count: found.length })}</h4>
          <ul className="defect-pairs">
            {found.map(defect => (
              <li key={defect.id}>
                <Link to={`${homePath(detail.unitId)}?defect=${defect.id}`}>{defectName(defect)}</Link>
                <DefectTag state={defect.state} />
                <span className="desk-soft">{defect.text}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

/** The values of an item with what is wrong with them; the last measured ones. */
function Measured({ room, detail, itemId }: RoomProps & { readonly itemId: string }) {
  const t = useTexts(inspectionTexts)
  const word = useWord()
  const measured = detail.measures.findLast(one => one.roomId === room.id && one.itemId === itemId)
  if (!measured) return null
  const unit = room.items.find(({ id }) => id === itemId)?.measure?.unit
  const sign = unit === undefined ? '' : ` ${measureUnitSigns[unit]}`
  const { values, design, faults } = measured
  return (
    <span className="desk-figures">
      {values.join(' / ')}
      {sign}
      {design === null ? '' : ` (${t('design', { value: design })})`}
      {faults.length > 0 ? ` ▲ ${faults.map(fault => word(faultWords[fault])).join(comma())}` : ''}
    </span>
  )
}

function SignatureShown({ name, role, hash, signedAt }: InspectionDetail['signatures'][number]) {
  const t = useTexts(inspectionTexts)
  const word = useWord()
  return (
    <figure className="inspection-signature">
      <img src={`/files/${hash}`} alt={t('signature', { name: name ?? '—' })} />
      <figcaption className="desk-soft">
        {name ?? '—'} · {word(signerWords[role])} · <Time at={signedAt} as="moment" />
      </figcaption>
    </figure>
  )
}
