import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { CallbackDetail } from '../../../main/contract/callback-views.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath, personPath, unitPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Time } from '../../components/Time.tsx'
import { useCategoryText, useKindText } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { CallbackTag, WindowDays } from './CallbackTags.tsx'
import { InterviewGuide } from '../knowledge/InterviewGuide.tsx'
import { texts } from './texts.ts'

/** Whom to call and what about: everything that is needed before the phone is picked up. */
export function CallFacts({ detail }: { readonly detail: CallbackDetail }) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const word = useWord()
  const category = useCategoryText()
  const rows: (readonly [string, ReactNode])[] = [
    [t('phone'), <PhoneKey key="phone" detail={detail} />],
    ...(detail.contacts?.mailingAddress
      ? [[t('mailingAddress'), detail.contacts.mailingAddress] as const]
      : []),
    [t('unit'), <UnitOf key="unit" detail={detail} />],
    [
      t('plan'),
      <span key="plan">
        {word(detail.planName)}
        {detail.calls > 1 ? ` · ${t('callOf', { call: detail.call, calls: detail.calls })}` : ''}{' '}
        <WindowDays row={detail} />
      </span>,
    ],
  ]
  if (detail.caseId !== null && detail.caseNumber !== null) {
    rows.push([
      t('case'),
      <span key="case">
        <Link to={casePath(detail.caseId)} className="desk-figures">
          {detail.caseNumber}
        </Link>{' '}
        {[detail.caseKind === null ? '' : kindText(detail.caseKind), category(detail.caseCategory)]
          .filter(part => part !== '')
          .join(' · ')}
      </span>,
    ])
  }
  return (
    <section className="call-facts" aria-label={t('about')}>
      <header className="call-who">
        <h2>
          {detail.personId === null ? (
            (detail.name ?? t('noName'))
          ) : (
            <Link to={personPath(detail.personId)}>{detail.name ?? t('erased')}</Link>
          )}
        </h2>
        <CallbackTag row={detail} />
      </header>
      <Facts rows={rows} />
      {detail.script ? <Said label={t('script')} text={detail.script} strong /> : null}
      {detail.caseId === null ? null : (
        <>
          <Said label={t('said')} text={detail.caseText ?? t('erased')} />
          <Said label={t('done')} text={detail.resolution ?? t('noResult')} />
        </>
      )}
      {detail.tries.length > 0 ? (
        <>
          <h3>{t('tries')}</h3>
          <ul className="call-tries">
            {detail.tries.map(one => (
              <li key={one.id}>
                <Time at={one.at} as="moment" /> {one.byName ?? ''} {one.reached ? '' : t('notReached')}
                {one.note === null ? '' : ` · ${one.note}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <InterviewGuide moment="callback" kind={detail.caseKind} />
    </section>
  )
}

function Said(props: { readonly label: string; readonly text: string; readonly strong?: boolean }) {
  return (
    <div className="call-said">
      <h3>{props.label}</h3>
      <p className={props.strong ? 'case-words call-script' : 'case-words'}>{props.text}</p>
    </div>
  )
}

function UnitOf({ detail }: { readonly detail: CallbackDetail }) {
  if (detail.unitId === null) return '—'
  return (
    <>
      <Link to={unitPath(detail.unitId)} className="desk-figures">
        {detail.unitNumber ?? '—'}
      </Link>{' '}
      <span className="desk-soft">{detail.buildingName}</span>
    </>
  )
}

/** The number with its middle hidden; one key shows it, and the look is on the audit trail. */
function PhoneKey({ detail }: { readonly detail: CallbackDetail }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const unmask = useCommand(trpc.callbacks.unmask)
  const [phones, setPhones] = useState<readonly string[]>()
  const masked = phones === undefined && detail.phone !== null && may('person.unmask')
  const show = () => {
    unmask
      .run({ callbackId: detail.id })
      .then(shown => setPhones(shown.phones))
      // The refusal stands below.
      .catch(() => undefined)
  }
  useHotkey({ keys: 'P', label: t('keyPhone'), disabled: !masked }, show)
  if (detail.phone === null) return <span className="desk-soft">{t('noPhone')}</span>
  return (
    <span className="call-phone">
      <span className="desk-figures">{phones?.join(' / ') ?? detail.phone}</span>
      {masked ? (
        <Button size="small" onClick={show} loading={unmask.pending}>
          {t('showPhone')} <KeyHint keys="P" />
        </Button>
      ) : null}
      <ErrorNote error={unmask.error} />
    </span>
  )
}
