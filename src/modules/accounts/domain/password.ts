/** Long enough, and not the address or one character over and over. The list of common ones comes with the next step. */
export function isWeakPassword(password: string, email: string): boolean {
  const plain = password.toLowerCase()
  const local = email.split('@')[0]?.toLowerCase() ?? ''
  return [...password].length < 10 || new Set(plain).size < 4 || (local.length > 3 && plain.includes(local))
}
