/** So that a person recognises this one in the list of their sessions: "Chrome, Android". */
export function deviceName(): string {
  const { userAgent } = navigator
  const browser = /Firefox|Edg|OPR|YaBrowser|SamsungBrowser|Chrome|Safari/.exec(userAgent)?.[0] ?? 'Browser'
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(userAgent)?.[0] ?? ''
  return system ? `${browser}, ${system}` : browser
}
