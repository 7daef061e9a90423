import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { type CaseLevel, caseLevels } from '../../../main/contract/cases.ts'
import { levelWords } from '../../../main/contract/words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { LevelTag, StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'
import { useRuleName } from './useRuleName.ts'

interface OfCaseProps {
  readonly detail: CaseDetail
  /** The case can be worked on, by who is signed in. */
  readonly works: boolean
}

/** The level with its reason; confirmed with one click, changed with a reason. */
export function LevelOfCase({ detail, works }: OfCaseProps) {
  const t = useTexts(texts)
  const word = useWord()
  const ruleName = useRuleName()
  const trpc = useTRPC()
  const [changing, setChanging] = useState(false)
  const set = useCommand(trpc.cases.setLevel, { onSuccess: () => setChanging(false) })
  const { level, proposed } = detail
  const stroke = useStroke(set, { now: { level }, open: changing, onTake: () => setChanging(false) })
  useHotkey({ keys: 'L', label: t('keyLevel'), disabled: !works || level === null }, () => setChanging(true))
  if (level === null) return null
  const reason = detail.levelReason === 'person' ? (detail.levelNote ?? '') : ruleName(detail.levelReason)
  const by = detail.levelConfirmed
    ? detail.levelByName === null
      ? ''
      : t('setBy', { name: detail.levelByName })
    : t('proposedOnly')
  return (
    <section className="care-part" aria-label={t('level')}>
      <div className="care-line">
        <h2>{t('level')}</h2>
        <LevelTag level={level} confirmed={detail.levelConfirmed} />
        {works && !changing ? (
          <span className="care-actions">
            {detail.levelConfirmed ? null : (
              <Button
                size="small"
                loading={set.pending}
                onClick={() => stroke.send({ caseId: detail.id, level })}
              >
                {t('confirm')}
              </Button>
            )}
            <Button size="small" type="link" onClick={() => setChanging(true)}>
              {t('change')} <KeyHint keys="L" />
            </Button>
          </span>
        ) : null}
      </div>
      <p className="desk-soft">{[reason, by].filter(part => part !== '').join(' · ')}</p>
      {detail.levelConfirmed && proposed && proposed.level !== level ? (
        <p className="desk-soft">
          {t('nowProposed', { level: word(levelWords[proposed.level]) })} {ruleName(proposed.rule)}
        </p>
      ) : null}
      <DailyEntry detail={detail} />
      {changing ? (
        <ChangeLevel
          level={level}
          proposed={proposed?.level ?? null}
          pending={set.pending}
          onCancel={() => setChanging(false)}
          onSave={(next, why) =>
            stroke.send({ caseId: detail.id, level: next, ...(why === '' ? {} : { reason: why }) })
          }
        />
      ) : null}
      <StrokeNote
        stroke={stroke}
        thing={{ id: detail.id }}
        label={() => t('level')}
        say={(_, value) => word(levelWords[levelIn(value)])}
      />
    </section>
  )
}

/** Major and serious cases want an entry on every day. */
function DailyEntry({ detail }: { readonly detail: CaseDetail }) {
  const t = useTexts(texts)
  const now = useNow()
  const { level, state, followedAt } = detail
  if (level === null || level === 3 || state === 'closed' || state === 'void') return null
  if (followedAt !== null && formatDay(followedAt) === formatDay(now)) return null
  return (
    <p>
      <StateTag tone="dueSoon">{t('lacksEntry')}</StateTag>
    </p>
  )
}

/** What a radio button stands for. */
const levelIn = (value: unknown): CaseLevel => caseLevels.find(one => one === value) ?? 3

interface ChangeLevelProps {
  readonly level: CaseLevel
  readonly proposed: CaseLevel | null
  readonly pending: boolean
  onSave(level: CaseLevel, why: string): void
  onCancel(): void
}

function ChangeLevel({ level, proposed, pending, onSave, onCancel }: ChangeLevelProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [next, setNext] = useState<CaseLevel>(level)
  const [why, setWhy] = useState('')
  return (
    <DeskForm className="care-form" label={t('change')} ctrlEnter onSubmit={() => onSave(next, why.trim())}>
      <Radio.Group
        aria-label={t('newLevel')}
        value={next}
        onChange={event => setNext(levelIn(event.target.value))}
      >
        {caseLevels.map(one => (
          <Radio key={one} value={one} autoFocus={one === level}>
            {levelWords[one][language]}
          </Radio>
        ))}
      </Radio.Group>
      <Input
        aria-label={t('why')}
        placeholder={next === proposed ? t('why') : `${t('why')} *`}
        value={why}
        maxLength={2000}
        onChange={event => setWhy(event.target.value)}
      />
      <span className="care-actions">
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('save')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </span>
    </DeskForm>
  )
}
