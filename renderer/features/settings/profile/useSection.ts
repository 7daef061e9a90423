import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { faultsOfSection, type ProfileFault } from '../../../../main/contract/profile-faults.ts'
import type { Profile } from '../../../../main/contract/profile.ts'
import { sectionSchemas } from '../../../../main/contract/profile-read.ts'
import type { Settled } from '../../../../main/contract/merge-entries.ts'
import { differencesOf } from '../../../../main/contract/profile-differences.ts'
import type {
  EditableSection,
  ProfileChange,
  ProfileDifference,
  ProfileSectionView,
} from '../../../../main/contract/profile-sections.ts'
import { errorText } from '../../../app/errors.ts'
import { refusalOf, useCommand, useTRPC } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { useUndo } from '../../../components/undo.tsx'
import { useProfile } from '../../cases/useProfile.ts'
import { texts } from './texts.ts'

type Content<S extends EditableSection> = Profile[S]

/** What somebody made of a section and has not saved yet. */
interface Edited {
  /** Version they began from. */
  readonly base: number
  /** The section as it was then. */
  readonly from: unknown
  readonly content: unknown
  /** Version it was saved as; it is done with once the desk shows that one. */
  readonly savedAs?: number
}

/** Changes that were not saved outlive a walk through other pages; they end with the window. */
const kept = new Map<EditableSection, Edited>()

/** One section of the profile under the hands of a manager. */
export interface SectionEditor<T> {
  readonly view: ProfileSectionView
  readonly draft: T
  readonly shipped: T
  readonly dirty: boolean
  /** A colleague changed the section since this draft was begun. */
  readonly overtaken: boolean
  /** Changes of colleagues since then, newest first, and what stands in the draft: where both changed one entry. */
  readonly clash:
    | { readonly theirs: readonly ProfileChange[]; readonly mine: readonly ProfileDifference[] }
    | undefined
  /** Only managers change it, and nobody what headquarters gives. */
  readonly locked: boolean
  /** What cannot stand in the draft; nothing where nothing was changed. */
  readonly faults: readonly ProfileFault[]
  /** Somebody tried to save what cannot stand. */
  readonly tried: boolean
  readonly pending: boolean
  readonly error: unknown
  edit(next: T): void
  /** Takes a section from a file as the draft; answers with what keeps it from being one. */
  take(content: unknown): string | undefined
  discard(): void
  /** @param settled whose entries hold where both changed the same ones */
  save(settled?: Settled): void
  restore(to: number): void
}

/** Reads a section and keeps what is made of it; undefined until it is there. */
export function useSection<S extends EditableSection>(
  section: S,
): { readonly editor: SectionEditor<Content<S>> | undefined; readonly failure: unknown; retry(): unknown } {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const language = useLanguage()
  const offerUndo = useUndo()
  const profile = useProfile()
  const may = useMay()('settings.edit')
  const view = useQuery(trpc.profile.section.queryOptions({ section }))
  const locked = !may || (view.data?.fromAbove ?? null) !== null
  const [held, setHeld] = useState<Edited | undefined>(() => kept.get(section))
  const [tried, setTried] = useState(false)
  const hold = (next: Edited | undefined) => {
    // What is saved is shown until the desk shows it, and then done with.
    if (next && next.savedAs === undefined) kept.set(section, next)
    else kept.delete(section)
    setHeld(next)
  }
  const change = useCommand(trpc.profile.change)
  const restore = useCommand(trpc.profile.restore)
  const read = useMemo(() => {
    if (!view.data) return undefined
    const schema: z.ZodType<Content<S>> = sectionSchemas[section]
    return { content: schema.parse(view.data.content), shipped: schema.parse(view.data.shipped) }
  }, [view.data, section])
  const shown = view.data?.version ?? 0
  const edited = held && !(held.savedAs !== undefined && shown >= held.savedAs) ? held : undefined
  const dirty = edited !== undefined && edited.savedAs === undefined
  const faults = useMemo(
    () => (dirty && profile ? faultsOfSection(profile, section, edited?.content) : []),
    [dirty, profile, section, edited],
  )
  if (!read || !view.data) return { editor: undefined, failure: view.error, retry: view.refetch }

  const base = edited?.savedAs ?? edited?.base ?? shown
  const edit = (next: Content<S>) => {
    const same = JSON.stringify(next) === JSON.stringify(read.content)
    hold(same ? undefined : { base, from: edited?.from ?? read.content, content: next })
  }
  const done = (version: number, before: number) =>
    offerUndo(t('saved'), () => restore.run({ section, base: version, to: before }))
  const save = async (settled?: Settled) => {
    if (!edited || locked) return
    if (faults.length > 0) {
      setTried(true)
      return
    }
    try {
      const { version } = await change.run({ section, base: edited.base, content: edited.content, settled })
      hold({ ...edited, savedAs: version })
      setTried(false)
      done(version, edited.base)
    } catch {
      // The refusal is in `change.error` and shown above the section; the draft stays.
      setTried(true)
    }
  }
  const goBack = async (to: number) => {
    try {
      const { version } = await restore.run({ section, base: shown, to })
      hold(undefined)
      done(version, shown)
    } catch (error) {
      message.error(errorText(error, language))
    }
  }
  return {
    failure: undefined,
    retry: view.refetch,
    editor: {
      view: view.data,
      draft: edited ? (edited.content as Content<S>) : read.content,
      shipped: read.shipped,
      dirty,
      overtaken: dirty && edited.base !== shown,
      clash:
        dirty && edited.base !== shown && refusalOf(change.error)?.code === 'profile.changedMeanwhile'
          ? {
              theirs: view.data.changes.filter(({ version }) => version > edited.base),
              mine: differencesOf(section, edited.from, edited.content),
            }
          : undefined,
      locked,
      faults,
      tried,
      pending: change.pending || restore.pending,
      error: change.error,
      edit,
      take(content) {
        const schema: z.ZodType<Content<S>> = sectionSchemas[section]
        const parsed = schema.safeParse(content)
        if (parsed.success) {
          edit(parsed.data)
          setTried(true)
          return undefined
        }
        const [fault] = profile ? faultsOfSection(profile, section, content) : []
        return fault ? `${fault.place[language]}${t('colon')}${fault.why[language]}` : t('fileNoSection')
      },
      discard() {
        hold(undefined)
        setTried(false)
        change.reset()
      },
      save: settled => {
        save(settled).catch(reportError)
      },
      restore: to => {
        goBack(to).catch(reportError)
      },
    },
  }
}
