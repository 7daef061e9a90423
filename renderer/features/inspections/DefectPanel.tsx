import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { partWords } from '../../../main/contract/contractor-words.ts'
import { defectKindWords, severityWords, sideWords } from '../../../main/contract/inspection-words.ts'
import type { DefectRow } from '../../../main/contract/inspections.ts'
import { newId, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { ChooseFiles, FileDrop } from '../cases/files/FileDrop.tsx'
import { useAttaching } from '../cases/files/useAttaching.ts'
import { useWord } from '../cases/words.ts'
import { commonTexts } from '../registers/common-texts.ts'
import { homePath, orderPath } from './paths.ts'
import { Photos } from './Photos.tsx'
import { pinsOn, PlanView } from './PlanView.tsx'
import { texts } from './texts.ts'
import { DefectTag, DueText, useChecklistWords } from './words.tsx'

interface DefectPanelProps {
  readonly defect: DefectRow
  /** What can be done with it. */
  readonly steps: ReactNode
  onClose(): void
}

/** One defect: what and where it is, its photos, and how its repair stands. */
export function DefectPanel({ defect, steps, onClose }: DefectPanelProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const { defectName } = useChecklistWords()
  const { unitId, unitNumber, buildingName, roomName, orderId, orderNumber } = defect
  return (
    <article className="reg-thing" aria-label={defectName(defect)}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {common('back')}
      </Button>
      <header className="reg-head">
        <h2>{defectName(defect)}</h2>
        <DefectTag state={defect.state} />
      </header>
      {defect.joinedInto === null ? steps : <Parting defectId={defect.id} />}
      <Facts
        rows={[
          [
            t('unit'),
            <Link key="unit" to={homePath(unitId)}>
              {[buildingName, unitNumber].filter(Boolean).join(' ')} · {roomName}
            </Link>,
          ],
          [t('words'), defect.text === null || defect.text === '' ? null : defect.text],
          [t('kind'), `${word(defectKindWords[defect.kind])} · ${word(severityWords[defect.severity])}`],
          [t('part'), word(partWords[defect.part])],
          [t('party'), defect.contractorName ?? t('noParty')],
          [
            t('order'),
            orderId === null ? null : (
              <Link key="order" to={orderPath(orderId)}>
                {orderNumber}
              </Link>
            ),
          ],
          [
            t('due'),
            defect.state === 'accepted' || defect.state === 'void' ? null : (
              <DueText key="due" row={defect} />
            ),
          ],
          [
            t('answer'),
            defect.answer === null && defect.sentBack === 0 ? null : (
              <span key="answer">
                {defect.answer}{' '}
                {defect.sentBack > 0 ? (
                  <StateTag tone="serious">{t('timesBack', { count: defect.sentBack })}</StateTag>
                ) : null}
              </span>
            ),
          ],
          [
            t('found'),
            <span key="found">
              <Time at={defect.foundAt} as="moment" /> {defect.foundByName} · {word(sideWords[defect.side])}
              {defect.late ? ` · ${t('lateRecord')}` : ''}
            </span>,
          ],
        ]}
      />
      <section aria-label={t('photos')}>
        <h3>{t('photos')}</h3>
        <Photos photos={defect.photos} />
        <AddPhotos defect={defect} />
      </section>
      <PlacePart defect={defect} />
      <Withdrawing defect={defect} />
    </article>
  )
}

/** Photos that are added at the desk show the repair, or the look once it was accepted. */
function AddPhotos({ defect }: { readonly defect: DefectRow }) {
  const t = useTexts(texts)
  const client = useTRPCClient()
  const works = useMay()('inspection.work')
  const { add, busy, error } = useAttaching()
  if (!works || defect.state === 'void') return null
  const of = defect.state === 'open' ? 'defect' : defect.state === 'accepted' ? 'look' : 'repair'
  const take = (files: readonly File[]) =>
    // A refusal stands below.
    add(files, uploadId =>
      client.defects.addPhoto.mutate({
        commandId: newId(),
        input: { defectId: defect.id, fileId: newId(), of, uploadId },
      }),
    ).catch(() => undefined)
  return (
    <FileDrop onFiles={take} disabled={busy}>
      <ChooseFiles onFiles={take} />
      {busy ? <span role="status">…</span> : <span className="desk-soft"> {t(`photos.${of}`)}</span>}
      <ErrorNote error={error} />
    </FileDrop>
  )
}

/** Where it is on the drawing of the home's type. */
function PlacePart({ defect }: { readonly defect: DefectRow }) {
  const t = useTexts(texts)
  const found = useQuery(
    useTRPC().unitTypes.detail.queryOptions(
      { typeId: defect.typeId ?? '' },
      { enabled: defect.typeId !== null && defect.pin !== null },
    ),
  )
  if (defect.pin === null) return null
  const plan = found.data?.plans.find(({ removed }) => !removed)
  if (!found.data || !plan) return null
  const frames = new Map(found.data.plans.map(({ id, frame }) => [id, frame]))
  return (
    <section aria-label={t('place')}>
      <h3>{t('place')}</h3>
      <PlanView plan={plan} label={t('plan')} pins={pinsOn(plan, frames, [defect], defect.id)} />
    </section>
  )
}

function Parting({ defectId }: { readonly defectId: string }) {
  const t = useTexts(texts)
  const part = useCommand(useTRPC().defects.part)
  return (
    <p>
      {t('joinedHere')}{' '}
      <Button size="small" loading={part.pending} onClick={() => part.send({ defectId })}>
        {t('part2')}
      </Button>
      <ErrorNote error={part.error} />
    </p>
  )
}

function Withdrawing({ defect }: { readonly defect: DefectRow }) {
  const t = useTexts(texts)
  const works = useMay()('inspection.work')
  const withdraw = useCommand(useTRPC().defects.withdraw)
  if (!works || (defect.state !== 'open' && defect.state !== 'void')) return null
  const withdrawn = defect.state === 'open'
  return (
    <>
      <Button
        type="text"
        loading={withdraw.pending}
        onClick={() => withdraw.send({ defectId: defect.id, withdrawn })}
      >
        {t(withdrawn ? 'withdraw' : 'restore')}
      </Button>
      <ErrorNote error={withdraw.error} />
    </>
  )
}
