import { useQuery } from '@tanstack/react-query'
import { Button, Input, type InputRef, Segmented } from 'antd'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { EmergencyKind } from '../../../main/contract/emergencies.ts'
import type { TakenCall } from '../../../main/contract/leak-intake.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { isPlainEnter, useHotkey } from '../../app/hotkeys.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Page } from '../../components/Page.tsx'
import { PhonePart } from '../camera/PhonePart.tsx'
import { useWord } from '../cases/words.ts'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import { leakPaths } from '../leaks/paths.ts'
import { Choices } from './Choices.tsx'
import { HomeKnown } from './HomeKnown.tsx'
import { KeyChoice } from './KeyChoice.tsx'
import './leak-intake.css'
import { placelessPath } from './paths.ts'
import { TakenCalls } from './TakenCalls.tsx'
import { texts } from './texts.ts'
import { useLine } from './useLine.ts'
import { WhereField } from './WhereField.tsx'

/** Taking leaks on the phone, one call after the other, by keys alone. */
export function LeakIntakePage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()('leak.work')
  const placeless = useQuery(trpc.leaks.placeless.queryOptions(undefined, { enabled: may }))
  const running = useQuery(trpc.emergencies.current.queryOptions(undefined, { enabled: may }))
  const kinds: readonly EmergencyKind[] = [
    ...new Set<EmergencyKind>(['storm', ...(running.data?.running ?? []).map(({ kind }) => kind)]),
  ]
  const ended = running.data?.endedLately.find(({ kind }) => kind === 'storm')
  const runs = running.data?.running.some(({ kind }) => kind === 'storm') ?? true
  const count = placeless.data?.length ?? 0
  return (
    <Page
      title={t('title')}
      aside={<LeaksTabs />}
      actions={count > 0 ? <Link to={placelessPath}>{t('toList', { count })}</Link> : null}
    >
      {may ? (
        <Line kinds={kinds} late={!runs && ended?.endedAt ? { id: ended.id, at: ended.endedAt } : null} />
      ) : (
        <EmptyState text={t('noPermission')} action={<Link to={leakPaths.board}>{t('toBoard')}</Link>} />
      )}
    </Page>
  )
}

interface LineProps {
  readonly kinds: readonly EmergencyKind[]
  /** The storm that ended lately, while none runs: a late report may belong to it. */
  readonly late: { readonly id: string; readonly at: number } | null
}

function Line({ kinds, late }: LineProps) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const trpc = useTRPC()
  const line = useLine('storm')
  const { call, change, missing, home } = line
  const [tried, setTried] = useState(false)
  /** Enter was pressed for the home and again for the call: it goes as soon as the home is found. */
  const [asked, setAsked] = useState(false)
  /** It could not be looked up. */
  const [failed, setFailed] = useState(false)
  const name = useRef<InputRef>(null)
  const keys = useRef<HTMLDivElement>(null)
  const phone = useRef<InputRef>(null)
  const words = useRef<InputRef>(null)
  const undo = useCommand(trpc.leaks.undoCall)
  const lastTaken = useQuery(trpc.leaks.lastTaken.queryOptions())
  const [latest] = lastTaken.data ?? []
  const chosen = call.where !== null
  const shown = tried ? missing : []

  const take = () => {
    setTried(true)
    if (line.send()) {
      setTried(false)
      setAsked(false)
    } else if (missing.includes('phone')) phone.current?.focus()
  }
  const toKeys = () => keys.current?.focus()
  // With the drawing, never behind it: a key pressed meanwhile may have sent the call and opened the next line.
  useLayoutEffect(() => {
    if (chosen) keys.current?.focus()
  }, [chosen])
  useHotkey({ keys: 'Enter', label: t('keyTake'), disabled: !chosen }, take)
  useHotkey({ keys: 'G', label: t('keyName'), disabled: !chosen }, () => name.current?.focus())
  useHotkey({ keys: 'F', label: t('keyPhone'), disabled: !chosen }, () => phone.current?.focus())
  useHotkey({ keys: 'D', label: t('keyWords'), disabled: !chosen }, () => words.current?.focus())
  const inField = (event: KeyboardEvent) => {
    if (!isPlainEnter(event)) return
    event.preventDefault()
    take()
  }
  const takeBack = (one: TakenCall) => undo.send({ caseId: one.caseId, callId: one.callId })
  return (
    <div className="leak-intake">
      <section className="leak-call" aria-label={t('form')}>
        {kinds.length > 1 ? (
          <Segmented
            aria-label={t('kind')}
            value={call.kind}
            options={kinds.map(kind => ({ value: kind, label: word(leakWords[`kind.${kind}`]) }))}
            onChange={kind => change({ kind, entry: null, severity: null, dangers: [] })}
          />
        ) : null}
        <WhereField
          key={call.caseId}
          where={call.where}
          placeMissing={shown.includes('place')}
          onAsked={() => {
            setAsked(true)
            setFailed(false)
            toKeys()
          }}
          onFailed={() => {
            setAsked(false)
            setFailed(true)
          }}
          onWhere={where => {
            change({ where, again: null })
            setAsked(false)
            setFailed(false)
          }}
        />
        <div ref={keys} tabIndex={-1} className="leak-choices">
          <Choices
            call={call}
            missing={shown}
            vulnerable={home?.vulnerable ?? false}
            said={line.said}
            disabled={!chosen && !asked}
            change={change}
          />
        </div>
        <div className="leak-fields">
          <Field label={`${t('name')} (G)`}>
            {control => (
              <Input
                {...control}
                ref={name}
                value={call.name}
                maxLength={100}
                autoComplete="off"
                placeholder={t('namePlaceholder')}
                onKeyDown={inField}
                onChange={event => change({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label={`${t('phone')} (F)`} error={shown.includes('phone') ? t('phoneWrong') : undefined}>
            {control => (
              <Input
                {...control}
                ref={phone}
                value={call.phone}
                maxLength={40}
                inputMode="tel"
                autoComplete="off"
                placeholder={t('phonePlaceholder')}
                onKeyDown={inField}
                onChange={event => change({ phone: event.target.value })}
              />
            )}
          </Field>
          <Field label={`${t('words')} (D)`}>
            {control => (
              <Input
                {...control}
                ref={words}
                value={call.text}
                maxLength={2_000}
                onKeyDown={inField}
                onChange={event => change({ text: event.target.value })}
              />
            )}
          </Field>
        </div>
        <div className="leak-take">
          {late ? (
            <KeyChoice
              keys="S"
              label={t('late', { at: formatMoment(late.at, language) })}
              pressed={call.late === late.id}
              press={() => change({ late: call.late === late.id ? null : late.id })}
            />
          ) : null}
          <span className="leak-missing" role="status">
            {shown.length > 0
              ? t('missing', { what: shown.map(one => t(`missing.${one}`)).join(comma()) })
              : chosen
                ? ''
                : failed
                  ? t('lookupFailed')
                  : asked
                    ? t('searching')
                    : ''}
          </span>
          <Button type="primary" disabled={!chosen} onClick={take}>
            {t('take')} <KeyHint keys="Enter" />
          </Button>
        </div>
      </section>
      <aside className="leak-known" aria-label={t('known')}>
        {line.homeError ? <ErrorNote error={line.homeError} retry={line.refetchHome} /> : null}
        {home ? (
          <HomeKnown
            home={home}
            again={line.again}
            before={line.before}
            onAgain={again => change({ again })}
          />
        ) : (
          <p className="desk-soft">{t('knownEmpty')}</p>
        )}
      </aside>
      <section className="leak-last" aria-label={t('taken')}>
        <h2>
          {t('taken')} {latest ? <PhonePart about={{ kind: 'case', id: latest.caseId }} /> : null}
        </h2>
        <ErrorNote error={undo.error ?? lastTaken.error} />
        <TakenCalls sent={line.sent} taken={lastTaken.data ?? []} onUndo={takeBack} onBack={line.back} />
      </section>
    </div>
  )
}
