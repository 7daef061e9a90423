import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { HandedLeak } from '../../../main/contract/shifts.ts'
import { leakStateWords } from '../../../main/contract/leak-words.ts'
import { ofOneThing, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMe } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { LeakStateTag, SeverityTag } from './LeakTags.tsx'
import { handoverPrintPath } from './paths.ts'
import { shiftTexts } from './shift-texts.ts'

interface HandoverPanelProps {
  readonly handoverId: string
  onClose(): void
}

/** One handover as it stood, with what changed since. */
export function HandoverPanel({ handoverId, onClose }: HandoverPanelProps) {
  const t = useTexts(shiftTexts)
  const trpc = useTRPC()
  const me = useMe().staffId
  const found = useQuery(trpc.shifts.show.queryOptions({ handoverId }, ofOneThing))
  const confirm = useCommand(trpc.shifts.takeOver)
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={6} />
  const { leaks, ...handover } = found.data
  const changed = leaks.filter(leak => leak.since !== 'same').length
  return (
    <article className="leak-panel" aria-label={t('title')}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {t('back')}
      </Button>
      <div className="leak-panel-head">
        <h2>
          <Time at={handover.handedAt} as="moment" />
        </h2>
        <Link to={handoverPrintPath(handoverId)}>
          <PrinterOutlined aria-hidden="true" /> {t('print')}
        </Link>
      </div>
      {handover.acceptedAt === null && handover.takenBy === me ? (
        <Button type="primary" loading={confirm.pending} onClick={() => confirm.send({ handoverId })}>
          {t('confirm')}
        </Button>
      ) : null}
      <ErrorNote error={confirm.error} />
      <Facts
        rows={[
          [t('givenBy'), handover.givenByName],
          [t('takenBy'), handover.takenByName],
          [
            t('confirmed'),
            handover.acceptedAt === null ? (
              t('notYet')
            ) : (
              <Time key="at" at={handover.acceptedAt} as="moment" />
            ),
          ],
          [t('note'), handover.note],
          [t('since'), t('sinceThen', { changed, came: handover.cameSince })],
        ]}
      />
      {leaks.length === 0 ? <p className="desk-soft">{t('nothingOpen')}</p> : null}
      <ul className="handed">
        {leaks.map(leak => (
          <Handed key={leak.caseId} leak={leak} />
        ))}
      </ul>
    </article>
  )
}

function Handed({ leak }: { readonly leak: HandedLeak }) {
  const t = useTexts(shiftTexts)
  const word = useWord()
  return (
    <li>
      <span className="leak-panel-head">
        <Link to={casePath(leak.caseId)}>
          {leak.unitNumber ?? leak.place ?? leak.buildingName ?? leak.number}
        </Link>
        <SeverityTag severity={leak.severity} />
        <LeakStateTag state={leak.state} />
        {leak.since === 'same' ? null : (
          <StateTag tone={leak.since === 'over' ? 'done' : 'dueSoon'}>
            {leak.stateNow === null || leak.since === 'over'
              ? t('over')
              : t('nowIs', { state: word(leakStateWords[leak.stateNow]) })}
          </StateTag>
        )}
      </span>
      <span className="desk-soft">
        {[leak.teamName, leak.keeperName].filter(Boolean).join(' · ')} · {t('contact')}{' '}
        <Time at={leak.contactAt} />
        {leak.promisedAt === null ? null : (
          <>
            {' '}
            · {t('promised')} <Time at={leak.promisedAt} as="moment" />
          </>
        )}
      </span>
    </li>
  )
}
