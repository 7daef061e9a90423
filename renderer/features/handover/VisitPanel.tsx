import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { BatchDetail, HandoverVisitDetail } from '../../../main/contract/handover.ts'
import { postedWayWords, verifiedWayWords } from '../../../main/contract/handover-words.ts'
import { newId, ofOneThing, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { hasPage } from '../../app/pages.ts'
import { personPath, unitPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { Files } from '../registers/Files.tsx'
import '../registers/registers.css'
import { AddressForm } from './AddressForm.tsx'
import { AppointForm } from './AppointForm.tsx'
import { VisitTag } from './HomeLine.tsx'
import { handoverPaths, visitPath } from './paths.ts'
import { ReceiptForm } from './ReceiptForm.tsx'
import { homeTexts } from './home-texts.ts'

interface VisitPanelProps {
  readonly visitId: string
  readonly batch: BatchDetail | null
  onClose(): void
}

/** A home before its day: address, notice, receipt, appointment, each with the step that is next. */
export function VisitPanel({ visitId, batch, onClose }: VisitPanelProps) {
  const t = useTexts(homeTexts)
  const found = useQuery({ ...useTRPC().handover.visit.queryOptions({ visitId }), ...ofOneThing })
  useHotkey({ keys: 'Escape', label: t('close'), inFields: false }, onClose)
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={6} />
  return <Visit visit={found.data} batch={batch} onClose={onClose} />
}

interface VisitProps {
  readonly visit: HandoverVisitDetail
  readonly batch: BatchDetail | null
  onClose(): void
}

function Visit({ visit, batch, onClose }: VisitProps) {
  const t = useTexts(homeTexts)
  const word = useWord()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const withdraw = useCommand(trpc.handover.withdraw, { onSuccess: onClose })
  const coming = visit.state === 'planned' || visit.state === 'refused' || visit.state === 'absent'
  const works = may('handover.work') && coming && batch?.ended !== true
  const attach = (part: 'posting' | 'receipt') => (uploadId: string) =>
    client.handover.attachFile.mutate({
      commandId: newId(),
      input: { visitId: visit.id, part, fileId: newId(), uploadId },
    })
  const files = (part: 'posting' | 'receipt') => visit.files.filter(file => file.part === part)
  return (
    <article className="reg-thing" aria-label={visit.number}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {t('back')}
      </Button>
      <div className="reg-head">
        <h2>
          <Link to={unitPath(visit.unitId)}>{visit.number}</Link>
        </h2>
        <VisitTag state={visit.state} />
      </div>
      {hasPage(handoverPaths.day) && visit.state !== 'withdrawn' ? (
        <Link to={visitPath(visit.batchId, visit.id)}>{t('toDay')}</Link>
      ) : null}
      <section>
        <h3>{t('step.address')}</h3>
        {visit.verifiedAt === null ? (
          <p className="desk-soft">{t('notVerified')}</p>
        ) : (
          <Facts
            rows={[
              [
                t('addressee'),
                visit.personId === null ? null : (
                  <Link key="person" to={personPath(visit.personId)}>
                    {visit.personName ?? '—'}
                  </Link>
                ),
              ],
              [t('address'), visit.address],
              [
                t('verifiedHow'),
                <span key="verified">
                  {visit.verifiedWay === null ? '' : word(verifiedWayWords[visit.verifiedWay])}{' '}
                  {visit.verifiedByName} <Time at={visit.verifiedAt} />
                </span>,
              ],
            ]}
          />
        )}
        {works ? <AddressForm visit={visit} /> : null}
      </section>
      <section>
        <h3>{t('step.notice')}</h3>
        <Facts
          rows={[
            [
              t('code'),
              <span key="code" className="desk-figures">
                {visit.code}
              </span>,
            ],
            [t('printed'), visit.printedAt === null ? null : <Time key="printed" at={visit.printedAt} />],
            [
              t('postedOn'),
              visit.postedOn === null
                ? null
                : `${visit.postedOn} ${visit.postedWay === null ? '' : word(postedWayWords[visit.postedWay])} ${visit.tracking ?? ''}`,
            ],
            [t('receivedOn'), visit.receivedOn],
          ]}
        />
        {works && visit.postedOn === null ? <p className="desk-soft">{t('postHint')}</p> : null}
        {works && visit.postedOn !== null && visit.receivedOn === null ? (
          <ReceiptForm visitId={visit.id} postedOn={visit.postedOn} />
        ) : null}
        <Files
          label={t('postingProof')}
          files={files('posting')}
          attach={works && visit.postedOn !== null ? attach('posting') : undefined}
        />
        <Files
          label={t('receiptProof')}
          files={files('receipt')}
          attach={works && visit.postedOn !== null ? attach('receipt') : undefined}
        />
      </section>
      <section>
        <h3>{t('appointment')}</h3>
        <p className="desk-figures">
          {visit.day === null ? (
            <span className="desk-soft">{t('noAppointment')}</span>
          ) : (
            `${visit.day} ${visit.slot ?? ''}`
          )}
        </p>
        {works ? (
          <AppointForm key={`${visit.day ?? ''} ${visit.slot ?? ''}`} visit={visit} batch={batch} />
        ) : null}
      </section>
      {may('handover.plan') && coming ? (
        <ConfirmPopover
          question={t('withdrawQuestion', { number: visit.number })}
          verb={t('withdraw')}
          onConfirm={() => withdraw.send({ visitId: visit.id })}
        >
          <Button type="text">{t('withdraw')}</Button>
        </ConfirmPopover>
      ) : null}
      <ErrorNote error={withdraw.error} />
    </article>
  )
}
