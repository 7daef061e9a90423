import type { NavigateFunction } from 'react-router'
import type { Language } from '../../main/contract/errors.ts'
import type { Permission } from '../../main/contract/permissions.ts'

/**
 * A command of the palette (`Ctrl K`). A feature lists its own in `palette.ts` as
 * `export const palette: readonly PaletteCommand[]`.
 */
export interface PaletteCommand {
  /** `feature.verb`, unique. */
  readonly id: string
  readonly title: Readonly<Record<Language, string>>
  /** More words it is found by, in any language or pinyin: `yezhu 入住`. */
  readonly keywords?: string
  /** Address it opens; or `run` does something else. */
  readonly path?: string
  run?(context: { navigate: NavigateFunction }): void
  /** Where it is offered besides ordinary sites: at a headquarters too, or there alone. */
  readonly at?: 'everywhere' | 'headquarters'
  /** Shown to whom may. */
  readonly permission?: Permission
  /** Shown beside it: `F2`. The screen that offers the key registers it itself with `useHotkey`. */
  readonly shortcut?: string
  /** Also listed on the "More" page, under this heading. */
  readonly more?: 'records' | 'office' | 'desk'
  /** One sentence on the "More" page. */
  readonly hint?: Readonly<Record<Language, string>>
}
