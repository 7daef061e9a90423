import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import type { DocumentTypeKeys } from '../../../main/contract/documents.ts'
import { isComposing } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import '../../components/who-or-where/who-or-where.css'
import { matchTypes, type TypeChoice } from './match-type.ts'
import { texts } from './texts.ts'

interface TypeFieldProps {
  readonly id?: string
  readonly types: readonly DocumentTypeKeys[]
  readonly input?: Ref<InputRef>
  onPick(type: TypeChoice): void
  /** A key in the empty field; true where it meant something. */
  onEmptyKey?(key: string): boolean
}

/** What a paper is, by the beginning of its name or its pinyin initials; Enter takes the first. */
export function TypeField({ id, types, input, onPick, onEmptyKey }: TypeFieldProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [open, setOpen] = useState(false)
  const found = matchTypes(types, { zh: texts.zh.other, en: texts.en.other }, text)
  const show = open && text.trim() !== ''
  const take = (type: TypeChoice | undefined) => {
    if (!type) return
    setTyped('')
    setText('')
    setActive(0)
    onPick(type)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (typed === '' && onEmptyKey?.(event.key)) event.preventDefault()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(current => (current + step + found.length) % Math.max(1, found.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (!event.repeat && text.trim() !== '') take(found[active])
    } else if (event.key === 'Escape' && show) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }
  const change = (next: string, composing: boolean) => {
    setTyped(next)
    if (composing) return
    setText(next)
    setActive(0)
    setOpen(true)
  }
  return (
    <div className="who-lookup">
      <Input
        {...(id === undefined ? {} : { id })}
        {...(input ? { ref: input } : {})}
        role="combobox"
        aria-label={t('type')}
        aria-expanded={show}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={show ? `${listId}-${active}` : undefined}
        placeholder={t('typePlaceholder')}
        value={typed}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        onChange={event => {
          const native = event.nativeEvent
          change(event.target.value, native instanceof InputEvent && native.isComposing)
        }}
        onCompositionEnd={event => change(event.currentTarget.value, false)}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      {show ? (
        <div className="who-list">
          {found.length === 0 ? <div className="who-none">{t('typeNone', { text })}</div> : null}
          <div id={listId} role="listbox" aria-label={t('type')}>
            {found.map((type, index) => (
              <div
                key={type.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                className={index === active ? 'who-row who-row-active' : 'who-row'}
                // The input keeps the focus: a press must not blur it before the click arrives.
                onMouseDown={event => event.preventDefault()}
                onMouseEnter={() => setActive(index)}
                onClick={() => take(type)}
              >
                {type.name[language]}
              </div>
            ))}
          </div>
        </div>
      ) : null}
    </div>
  )
}
