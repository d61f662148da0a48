/** What holds for every answer, whatever a page says of itself. */
const COMMON_POLICY: Readonly<Record<string, string>> = {
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'object-src': "'none'",
  'frame-src': "'none'",
  'worker-src': "'none'",
  'media-src': "'none'",
  'manifest-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data: blob:",
  'require-trusted-types-for': "'script'",
};

/** What a browser could offer and no page asks for; only sharing and copying a link are left. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** The policy of an answer that is no page: it may load nothing. */
const NO_PAGE = "default-src 'none'";

/**
 * The whole policy of an answer as a header.
 *
 * @param own a page's own policy, which the build wrote into it with the hashes of its scripts and styles;
 *   where the common policy speaks of the same, the common one stands
 */
export function contentPolicy(own: string = NO_PAGE): string {
  const directives = new Map<string, string>();
  for (const part of own.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/);
    if (name) directives.set(name.toLowerCase(), values.join(' '));
  }
  for (const [name, values] of Object.entries(COMMON_POLICY)) directives.set(name, values);
  return Array.from(directives, ([name, values]) => `${name} ${values}`.trim()).join('; ');
}

/** What a proxy says of a page whose own policy it doesn't know: that one stands in the page, and both hold. */
export const POLICY_BESIDE_A_PAGE = contentPolicy('');

/** Headers of every answer, beside its policy; `deploy/` holds the same for nginx and Caddy, written by tools/build/proxy-headers.ts. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

/** Headers of every answer that is no page. */
export const LOCKED_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy(),
  ...SECURITY_HEADERS,
};
