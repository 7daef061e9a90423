import type { ReactNode } from 'react'
import { kindRules } from '../../../main/contract/emergency-kinds.ts'
import { leakMentions } from '../../../main/contract/leaks.ts'
import { leakWords, severityWord } from '../../../main/contract/leak-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { useWord } from '../cases/words.ts'
import { entryNow, type LeakCall, type Missing, severityNow } from './entry.ts'
import { KeyChoice } from './KeyChoice.tsx'
import { dangerKeys, entryKeys, mentionKeys, severityKeys } from './keys.ts'
import { texts } from './texts.ts'

interface ChoicesProps {
  readonly call: LeakCall
  readonly missing: readonly Missing[]
  /** What the file of the home says of vulnerable people. */
  readonly vulnerable: boolean
  /** What the words say of press and neighbours; it is taken along whether it is ticked or not. */
  readonly said: LeakCall['mentions']
  readonly disabled: boolean
  change(part: Partial<LeakCall>): void
}

/** Where, how bad, what is in danger, and what others must hear of: one key each, in the order people say it. */
export function Choices({ call, missing, vulnerable, said, disabled, change }: ChoicesProps) {
  const t = useTexts(texts)
  const word = useWord()
  const rules = kindRules[call.kind]
  const severity = severityNow(call)
  const isVulnerable = call.vulnerable ?? vulnerable
  return (
    <>
      {rules.entries.length > 1 ? (
        <Group label={t('entry')} wrong={missing.includes('entry')}>
          {rules.entries.map(entry => (
            <KeyChoice
              key={entry}
              keys={entryKeys[entry]}
              label={word(leakWords[`entry.${entry}`])}
              pressed={entryNow(call) === entry}
              disabled={disabled}
              press={() => change({ entry })}
            />
          ))}
        </Group>
      ) : null}
      <Group label={t('severity')} wrong={missing.includes('severity')}>
        {rules.severities.map(one => (
          <KeyChoice
            key={one}
            keys={severityKeys[one]}
            label={word(severityWord(call.kind, one))}
            pressed={severity === one}
            grave={one === 'danger'}
            disabled={disabled || (call.dangers.length > 0 && one !== 'danger')}
            press={() => change({ severity: one })}
          />
        ))}
      </Group>
      <Group label={t('danger')} wrong={false}>
        {rules.dangers.map(danger => (
          <KeyChoice
            key={danger}
            keys={dangerKeys[danger]}
            label={word(leakWords[`danger.${danger}`])}
            pressed={call.dangers.includes(danger)}
            grave
            disabled={disabled}
            press={() => change({ dangers: toggled(call.dangers, danger) })}
          />
        ))}
        <KeyChoice
          keys="V"
          label={word(leakWords.vulnerable)}
          pressed={isVulnerable}
          disabled={disabled}
          press={() => change({ vulnerable: !isVulnerable })}
        />
      </Group>
      <Group label={t('mentions')} wrong={false}>
        {leakMentions.map(mention => (
          <KeyChoice
            key={mention}
            keys={mentionKeys[mention]}
            label={word(leakWords[`mention.${mention}`])}
            pressed={call.mentions.includes(mention) || said.includes(mention)}
            disabled={disabled || said.includes(mention)}
            press={() => change({ mentions: toggled(call.mentions, mention) })}
          />
        ))}
      </Group>
    </>
  )
}

function Group(props: { readonly label: string; readonly wrong: boolean; readonly children: ReactNode }) {
  return (
    <div
      className={props.wrong ? 'leak-keys leak-keys-wrong' : 'leak-keys'}
      role="group"
      aria-label={props.label}
    >
      <span className="leak-keys-label">{props.label}</span>
      {props.children}
    </div>
  )
}

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter(other => other !== one) : [...list, one]
