import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../app/i18n.ts'
import { ownerWords } from './owner-words.ts'
import { CallerFields } from './who-or-where/CallerFields.tsx'
import { Lookup } from './who-or-where/Lookup.tsx'
import { Options } from './who-or-where/Options.tsx'
import { texts } from './who-or-where/texts.ts'
import {
  type Candidate,
  callerOf,
  choose,
  isChosen,
  nobodyNowhere,
  personOf,
  type Question,
  type WhoWhere,
} from './who-or-where/value.ts'
import './who-or-where/who-or-where.css'

export { isChosen, nobodyNowhere } from './who-or-where/value.ts'
export type { WhoWhere } from './who-or-where/value.ts'

interface WhoOrWhereProps {
  readonly value: WhoWhere
  onChange(value: WhoWhere): void
  /** Everything is decided: the focus may go to the next field. */
  onDone?(): void
  /** Id of the input, for a label. */
  readonly id?: string
  readonly autoFocus?: boolean
  readonly status?: '' | 'error'
  /** Whether somebody unknown may be entered with name and phone. Default true. */
  readonly strangers?: boolean
  readonly placeholder?: string
}

/**
 * The one field for who and where: unit numbers in any form, names, pinyin, initials, ends of phones. After a unit it
 * asks which of its people, after a person with several units which one; both by keyboard, both may be skipped.
 */
export function WhoOrWhere(props: WhoOrWhereProps) {
  const { value, onChange, onDone } = props
  const t = useTexts(texts)
  const [question, setQuestion] = useState<Question>()
  const [stranger, setStranger] = useState<{ name: string; phone: string; typing?: boolean }>()
  const [addingUnit, setAddingUnit] = useState(false)
  /** The person at the keyboard chose again: the input gets the focus back. */
  const [again, setAgain] = useState(false)
  /** What was typed at a question that has no such answer. */
  const [initial, setInitial] = useState('')

  const settle = (next: WhoWhere) => {
    setQuestion(undefined)
    setStranger(undefined)
    setAddingUnit(false)
    setInitial('')
    onChange(next)
    onDone?.()
  }
  const pick = (candidate: Candidate) => {
    const chosen = choose(candidate)
    if (addingUnit && candidate.kind === 'unit') {
      settle({ ...value, unit: chosen.value.unit })
      return
    }
    setAddingUnit(false)
    setInitial('')
    if (chosen.question) {
      onChange(chosen.value)
      setQuestion(chosen.question)
    } else settle(chosen.value)
  }
  const clear = (typed = '') => {
    setQuestion(undefined)
    setStranger(undefined)
    setAddingUnit(false)
    setAgain(true)
    setInitial(typed)
    onChange(nobodyNowhere)
  }

  /** Another home of the person, somebody else of the home; where nobody else may be entered, all anew. */
  const typeOn = (asked: Question, text: string) => {
    if (asked.about === 'unit') {
      setQuestion(undefined)
      setInitial(text)
      setAddingUnit(true)
    } else if (props.strangers === false) clear(text)
    else {
      setQuestion(undefined)
      setStranger({ ...callerOf(text), typing: true })
    }
  }

  if (stranger) {
    return (
      <div className="who">
        {value.unit ? <Chosen value={value} clear={() => clear()} /> : null}
        <CallerFields
          initial={stranger}
          typing={stranger.typing === true}
          onDone={caller => settle({ ...value, person: null, caller })}
          onCancel={value.unit ? () => settle(value) : () => clear()}
        />
      </div>
    )
  }
  if (!isChosen(value) || addingUnit) {
    return (
      <div className="who">
        {addingUnit ? <Chosen value={value} clear={() => clear()} /> : null}
        <Lookup
          initial={initial}
          {...(props.id === undefined ? {} : { id: props.id })}
          autoFocus={props.autoFocus === true || again || addingUnit}
          status={props.status ?? ''}
          placeholder={props.placeholder ?? t('placeholder')}
          onPick={pick}
          onStranger={
            props.strangers === false || addingUnit ? undefined : text => setStranger(callerOf(text))
          }
          onEscape={addingUnit ? () => settle(value) : undefined}
        />
      </div>
    )
  }
  return (
    <div className="who">
      <Chosen
        value={value}
        clear={() => clear()}
        {...(value.unit === null && !question ? { addUnit: () => setAddingUnit(true) } : {})}
      />
      {question ? (
        <Ask
          question={question}
          strangers={props.strangers !== false}
          onAnswer={settle}
          onType={text => typeOn(question, text)}
          onStranger={() => {
            setQuestion(undefined)
            setStranger({ name: '', phone: '' })
          }}
        />
      ) : null}
    </div>
  )
}

interface AskProps {
  readonly question: Question
  readonly strangers: boolean
  onAnswer(value: WhoWhere): void
  onStranger(): void
  onType(text: string): void
}

/** What a choice left open: who of the unit's people, or which of the person's units. */
function Ask({ question, strangers, onAnswer, onStranger, onType }: AskProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  if (question.about === 'person') {
    const { unit } = question
    const where = { unitId: unit.unitId, number: unit.number }
    const people = unit.people.map(({ personId, name, role, phoneTail }) => ({
      key: personId,
      text: `${name ?? ''} ${phoneTail ?? ''}`,
      content: (
        <>
          {name ?? words('erased')} <small>{words(`role.${role}`)}</small>
          {phoneTail ? (
            <small className="desk-figures"> {words('phoneTail', { tail: phoneTail })}</small>
          ) : null}
        </>
      ),
      choose: () => onAnswer({ unit: where, person: { personId, name, phoneTail }, caller: null }),
    }))
    const stranger = { key: 'stranger', content: t('someoneElse'), choose: onStranger }
    const skip = {
      key: 'skip',
      content: t('unknownPerson'),
      choose: () => onAnswer({ ...nobodyNowhere, unit: where }),
    }
    const options = [...people, ...(strangers ? [stranger] : []), skip]
    return <Options label={t('whoOfUnit', { number: unit.number })} options={options} onType={onType} />
  }
  const person = personOf(question.person)
  const units = question.person.units.map(({ unitId, number, role, present }) => ({
    key: unitId + role,
    text: number,
    content: (
      <>
        {number} <small>{present ? words(`role.${role}`) : words('movedOut')}</small>
      </>
    ),
    choose: () => onAnswer({ unit: { unitId, number }, person, caller: null }),
  }))
  const none = {
    key: 'none',
    content: t('noUnit'),
    choose: () => onAnswer({ ...nobodyNowhere, person }),
  }
  const name = question.person.name ?? words('erased')
  return <Options label={t('whichUnit', { name })} options={[...units, none]} onType={onType} />
}

/** What was chosen, in one line, and how to choose again. */
function Chosen(props: { readonly value: WhoWhere; clear(): void; addUnit?(): void }) {
  const { value, clear, addUnit } = props
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  return (
    <div className="who-chosen">
      {value.unit ? <strong className="desk-figures">{value.unit.number}</strong> : null}
      {value.person ? (
        <span>
          {value.person.name ?? words('erased')}
          {value.person.phoneTail ? (
            <small className="desk-soft desk-figures">
              {' '}
              {words('phoneTail', { tail: value.person.phoneTail })}
            </small>
          ) : null}
        </span>
      ) : null}
      {value.caller ? (
        <span>
          {[value.caller.name, value.caller.phone].filter(part => part !== '').join(' ')}{' '}
          <small className="desk-soft">{t('caller')}</small>
        </span>
      ) : null}
      {addUnit ? (
        <Button size="small" type="link" onClick={addUnit}>
          {t('addUnit')}
        </Button>
      ) : null}
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('clear')}
        title={t('clear')}
        onClick={clear}
      />
    </div>
  )
}
