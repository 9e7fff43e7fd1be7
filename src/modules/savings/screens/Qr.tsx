import { useEffect, useState } from 'preact/hooks'

/** A QR code made on this phone. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }) {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    import('qrcode')
      .then(qrcode => qrcode.toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'L' }))
      .then(setPicture, () => setPicture(''))
  }, [text])
  return (
    <figure class="stack">
      {picture && (
        <img class="qr" alt={label} src={`data:image/svg+xml;utf8,${encodeURIComponent(picture)}`} />
      )}
      <figcaption class="soft">{label}</figcaption>
    </figure>
  )
}
