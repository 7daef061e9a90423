/** Systems that have instructions of their own. */
export const systems = ['android', 'ios', 'windows'] as const
export type System = (typeof systems)[number]

interface Browser {
  readonly userAgent: string
  readonly maxTouchPoints: number
}

/** The system of the device that shows the page, as far as its browser tells. */
export function systemOf({ userAgent, maxTouchPoints }: Browser): System {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios'
  // An iPad calls itself a Mac; no Mac has a touch screen.
  if (userAgent.includes('Macintosh') && maxTouchPoints > 1) return 'ios'
  if (/Android|HarmonyOS|OpenHarmony/.test(userAgent)) return 'android'
  return 'windows'
}
