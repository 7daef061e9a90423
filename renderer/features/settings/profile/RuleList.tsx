import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { DeadlineRule, ProfileDeadlines } from '../../../../main/contract/profile-deadlines.ts'
import { isPlainEnter, useHotkey } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { useProfile } from '../../cases/useProfile.ts'
import { newProfileId } from './new-id.ts'
import { faultAt } from './NameFields.tsx'
import { RuleForm } from './RuleForm.tsx'
import { appliesText, goalText, lengthText, sameRule } from './rule-words.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface RuleListProps {
  readonly editor: SectionEditor<ProfileDeadlines>
}

/** The rules at the left in plain words, the chosen one at the right. */
export function RuleList({ editor }: RuleListProps) {
  const t = useTexts(texts)
  const { draft, shipped, locked, edit } = editor
  const { rules } = draft
  const [chosen, setChosen] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLDivElement>(null)
  const index = Math.max(
    0,
    rules.findIndex(({ id }) => id === chosen),
  )
  const current = rules[index]
  const removed = shipped.rules.filter(rule => !rules.some(({ id }) => id === rule.id))
  const choose = (rule: DeadlineRule | undefined) => {
    if (!rule) return
    setChosen(rule.id)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
  }
  const intoForm = () => {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input')?.focus())
  }
  const step = (by: number) => choose(rules[Math.min(rules.length - 1, Math.max(0, index + by))])
  const add = () => {
    const rule: DeadlineRule = {
      id: newProfileId(),
      version: 1,
      name: { zh: '', en: '' },
      subject: 'case',
      goal: 'answer',
      appliesTo: {},
      clock: 'wall-hours',
      amount: 24,
      pausedBy: [],
      again: false,
      steps: [
        { at: 75, to: 'clerk' },
        { at: 100, to: 'specialist' },
        { at: 150, to: 'manager' },
      ],
      origin: 'house',
    }
    edit({ rules: [...rules, rule] })
    setChosen(rule.id)
    intoForm()
  }
  useHotkey({ keys: 'J', label: t('keyNext') }, () => step(1))
  useHotkey({ keys: 'K', label: t('keyPrevious') }, () => step(-1))
  useHotkey({ keys: 'N', label: t('addRule'), disabled: locked }, add)
  return (
    <div className="profile-split profile-split-rules">
      <div className="profile-list">
        <div
          ref={list}
          className="profile-tree"
          role="listbox"
          aria-label={t('title.deadlines')}
          onKeyDown={event => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              step(event.key === 'ArrowDown' ? 1 : -1)
            } else if (isPlainEnter(event)) {
              event.preventDefault()
              intoForm()
            }
          }}
        >
          {rules.map((rule, place) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              shipped={shipped.rules.find(({ id }) => id === rule.id)}
              selected={place === index}
              wrong={faultAt(editor.faults, ['rules', place]) !== undefined}
              choose={() => choose(rule)}
            />
          ))}
        </div>
        {locked ? null : (
          <div className="profile-list-foot">
            <Button onClick={add}>
              {t('addRule')} <KeyHint keys="N" />
            </Button>
            <Removed rules={removed} bringBack={rule => edit({ rules: [...rules, rule] })} />
          </div>
        )}
      </div>
      <div ref={form} className="profile-thing">
        {current ? (
          <RuleForm
            key={current.id}
            editor={editor}
            rule={current}
            index={index}
            onChange={next => edit({ rules: rules.map((rule, place) => (place === index ? next : rule)) })}
            onRemove={() => {
              edit({ rules: rules.filter(({ id }) => id !== current.id) })
              setChosen(undefined)
            }}
          />
        ) : null}
      </div>
    </div>
  )
}

interface RemovedProps {
  readonly rules: readonly DeadlineRule[]
  bringBack(rule: DeadlineRule): void
}

/** Shipped rules that were taken out here, with the way back. */
function Removed({ rules, bringBack }: RemovedProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  return rules.map(rule => (
    <p key={rule.id} className="desk-soft">
      {t('ruleTakenOut', { name: rule.name[language] })}
      <Button type="link" size="small" onClick={() => bringBack(rule)}>
        {t('bringBack')}
      </Button>
    </p>
  ))
}

interface RuleRowProps {
  readonly rule: DeadlineRule
  readonly shipped: DeadlineRule | undefined
  readonly selected: boolean
  readonly wrong: boolean
  choose(): void
}

function RuleRow({ rule, shipped, selected, wrong, choose }: RuleRowProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  return (
    <div
      role="option"
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      className="profile-row profile-rule-row"
      onClick={choose}
    >
      <span className="profile-rule-name">
        {rule.name[language] || t('unnamed')}{' '}
        {wrong ? <StateTag tone="overdue">{t('wrong')}</StateTag> : null}
        {shipped === undefined ? <StateTag tone="plain">{t('ownRule')}</StateTag> : null}
        {shipped && !sameRule(shipped, rule) ? <StateTag tone="plain">{t('changedHere')}</StateTag> : null}
      </span>
      <span className="desk-soft">{appliesText(rule, profile, language, t)}</span>
      <span>
        {goalText(rule, language)}
        {t('colon')}
        {lengthText(rule, profile, language, t)}
      </span>
    </div>
  )
}
