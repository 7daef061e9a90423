import { ExpandOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { CallbackDetail } from '../../../main/contract/callback-views.ts'
import { callbackMethodWords, cancelReasonWords } from '../../../main/contract/callback-words.ts'
import { ofOneThing, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { CallFacts } from './CallFacts.tsx'
import { CallForm } from './CallForm.tsx'
import { SatisfactionTag } from './CallbackTags.tsx'
import { CancelCall } from './CancelCall.tsx'
import { KeepAnswers } from './KeepAnswers.tsx'
import { callbackPath } from './paths.ts'
import { texts } from './texts.ts'
import { useCall } from './useCall.ts'

interface CallbackViewProps {
  readonly callbackId: string
  /** Shown beside the list. */
  readonly beside?: boolean
}

/** One callback: whom, what about, and the answers, entered or as they were given. */
export function CallbackView({ callbackId, beside = false }: CallbackViewProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const { data, error, refetch } = useQuery(trpc.callbacks.detail.queryOptions({ callbackId }, ofOneThing))
  if (!data) {
    if (!error) return <Loading rows={6} rowHeight={56} />
    return (
      <ErrorState
        error={error}
        retry={() => {
          refetch().catch(() => undefined)
        }}
      />
    )
  }
  const open = data.state === 'open' || data.state === 'unreachable'
  return (
    <article className="case callback" aria-label={data.name ?? t('noName')}>
      {beside ? (
        <Link to={callbackPath(data.id)} className="case-head-full">
          <ExpandOutlined aria-hidden="true" /> {t('openFull')} <KeyHint keys="Enter" />
        </Link>
      ) : null}
      <div className={beside ? 'call-side' : 'call-page'}>
        <CallFacts detail={data} />
        <div className="call-side">
          {data.state === 'open' ? null : <Result detail={data} />}
          {open && !data.mine ? <NotMine detail={data} /> : null}
          {open && data.mine && may('callback.record') ? <KeepAnswers detail={data} /> : null}
          {open && data.mine && may('callback.record') ? <Making key={data.id} detail={data} /> : null}
        </div>
      </div>
    </article>
  )
}

function Making({ detail }: { readonly detail: CallbackDetail }) {
  const call = useCall(detail, () => undefined)
  return (
    <CallForm detail={detail} call={call} next={false}>
      <CancelCall callbackId={detail.id} />
    </CallForm>
  )
}

/** Says who did the work; those who give work to others see who may call instead. */
function NotMine({ detail }: { readonly detail: CallbackDetail }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const { data } = useQuery(
    trpc.callbacks.whoMayRecord.queryOptions(
      { callbackId: detail.id },
      { enabled: may('callback.campaign') && detail.others > 0 },
    ),
  )
  return (
    <section className="call-form">
      <p>
        <strong>{t('notMine')}</strong>
      </p>
      {detail.others === 0 ? (
        <>
          <p>{t('nobodyMay')}</p>
          <ul>
            <li>
              {t('nobodyMay.add')} {may('staff.manage') ? <Link to="/more/staff">{t('toStaff')}</Link> : null}
            </li>
            <li>{t('nobodyMay.hq')}</li>
            <li>
              {t('nobodyMay.list')} <Link to="/callbacks?when=others">{t('othersTab')}</Link>
            </li>
          </ul>
        </>
      ) : (
        <p>
          {data
            ? t('mayRecord', { names: data.map(one => one.name).join(' / ') })
            : t('mayCount', { count: detail.others })}
        </p>
      )}
      <p className="desk-soft">
        {t('workers')}: {detail.workers.map(one => one.name).join(' / ')}
      </p>
    </section>
  )
}

/** How it ended. */
function Result({ detail }: { readonly detail: CallbackDetail }) {
  const t = useTexts(texts)
  const word = useWord()
  const { satisfaction, endedAt, cancelReason, method } = detail
  const answered = detail.questions.filter(question => question.score !== null)
  return (
    <section className="call-form" aria-label={t('result')}>
      <Facts
        rows={[
          ...(satisfaction === null
            ? []
            : [[t('satisfaction'), <SatisfactionTag key="satisfaction" value={satisfaction} />] as const]),
          ...(cancelReason === null
            ? []
            : [[t('cancelReason'), word(cancelReasonWords[cancelReason])] as const]),
          ...answered.map(question => [word(question.text), `${question.score}/${question.scale}`] as const),
          ...(detail.words === null ? [] : [[t('words'), detail.words] as const]),
          ...(detail.contact === null
            ? []
            : [
                [
                  t('contact'),
                  t(
                    detail.contact === 'confirmed'
                      ? 'contact.confirmed'
                      : detail.contact === 'changed'
                        ? 'contact.changed'
                        : 'contact.not-asked',
                  ),
                ] as const,
              ]),
          ...(detail.reopened ? [[t('case'), t('reopened')] as const] : []),
          ...(method === null ? [] : [[t('method'), word(callbackMethodWords[method])] as const]),
          ...(endedAt === null ? [] : [[t('calledAt'), <Time key="at" at={endedAt} as="moment" />] as const]),
          ...(detail.endedByName === null ? [] : [[t('calledBy'), detail.endedByName] as const]),
        ]}
      />
    </section>
  )
}
