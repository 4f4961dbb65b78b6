/** A request signed by an independent implementation of RFC 5849, with a key made for this and thrown away. */
export interface SignatureVector {
  readonly title: string;
  readonly method: string;
  readonly target: string;
  readonly host: string;
  readonly authorization: string;
  readonly body: string;
}

/** When all of them were signed, in milliseconds. */
export const VECTORS_SIGNED_AT = 1_700_000_000_000;

export const VECTORS_PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnxK7Kzy1z/baJho9Qsxr
oO3moS/atQ9WvKFWUlnLYzgeg4OV1b+s0OMZGAVuiFmHZNFwXYB9an81Sjm0IryV
09wcqSIbeD2U6klVrfgukWaz2Rf7V30vX3jhS3i93CTMImU73kysBSwet7z1vIZ4
7Bc7I7CzIXKGlrRMQcUiFND8k9Itd4E1D7YnSypiwFHT38CSbGn/8GblV4l7YXWe
qS8sKH8RcUJ3llR8up4SX7IMnQn4pvftqo7YHXXtX756c1GAgQwb6qO+VQdws0Ms
0DEwYoNnmRXS/jBLXjdZ86wOhI/tWogKMSFPhbQ20cVCReHgtTCD9tsMN7lMohUb
+QIDAQAB
-----END PUBLIC KEY-----`;

export const VECTORS: readonly SignatureVector[] = [
  {
    title: 'a plain GET',
    method: 'GET',
    target: '/rest/api/2/myself',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce1", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="hYSWfjKmvyzfvPEQI6BliCzNHknlu4qJk%2FbAeju6qzjryrNC3%2FRSPDranee9K3fj2Co1qA%2BdV5IX1pNiG1qQPJ5TFCWBOp56IWpjXohI%2F%2BFrn1OmY%2BaRG%2BqdroIVfMS678IFOcrveEpEu5KGwL1oqZ9wewlvlaFASBWBT6qEw26D3V36K5H5WRPvcUy8j0744iMnKkINPHNGU4m9i39ACJDuomsVxQkLsDwX%2FgarGPpaXRrqhqygIxFQJlL8dOe0vslpSx9IItcuTGny4I5OXxUuh66YtLWvc9PpgDCPFuvhXPP7kyeFTxZMfl7HhMSq6rKNAjy1f2YQhc0M6TnaRw%3D%3D"',
    body: '',
  },
  {
    title: 'a context path and a nested query',
    method: 'GET',
    target: '/jira/rest/api/2/search?jql=project%20%3D%20ABC%20AND%20updated%20%3E%3D%20-5m&startAt=0',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce2", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="LU8oTZR8it%2Bg8CsApQw8F4UqdEs9mOacA7JnYmQDOKtRKajDYw8ifzqu%2FePElaQwvVTqjnM9GoWAleKRPc2Y%2Bzafh9k6WsY90X%2FLUFCrHD%2BnvCW3KBYIj3IdhzzQwH2Mun8brRCT4SHwzfErByH4efDlMlNPjhrcdg0SB30zcs1TbOc%2BoWljPgdECe5fUshD%2Ba8snIB9XF2gjxcIsk%2FfAmz751Kpi63phwir9BMm8DZhCzefNURCfijxAtkx%2FA%2BOGH569tPk7Bftn0HdWOD%2F6c09cuytPOLRtXypdRseAVBnpRJ%2FKhxnYtF%2BjaTLWg7Cu9WABjgsQjmkVvGFh4yNXQ%3D%3D"',
    body: '',
  },
  {
    title: 'names that come twice, also with an empty value first',
    method: 'GET',
    target: '/a?event=&event=b&event=a&event=b',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce3", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="W49pxv%2FeKOLZ1hpbbe9O5heMqZuDUi%2FHrckZ7HXy6ywsh8NZI2iHrM%2BaeRW08q16LAMm8HvOs%2BzBcFbJ%2FdaOV7X4nwn2bdRG8IPjC0tKhE%2FH0GAp7Odc1l72aKZ%2BhOAaWcXHl4nbmvnSRrze%2FBx7hPQCKH8Ttn8D7QGWNdnhvVtiBOk5JHc%2FfDdWoYIy5xoE%2FfgWCspbKb%2BXI0kNLJS%2Fr%2Fffy9LMSTbPgypNietYw4koFa%2FFOsnNQ3OdfHDwB2qdjY6QEzxgV7Lr50wGscrdpox7j0j1iKdUdjSCDguFKwXqoEvlTE%2BDLDwtwcAidJyV%2BAqcrC7%2BrdCy2u6Wsqvnqg%3D%3D"',
    body: '',
  },
  {
    title: 'a plus sign for a space, and one that is meant',
    method: 'GET',
    target: '/a?q=one+two%2Bthree&q2=%20',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce4", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="L2GyTTxAfnTvE1I9tD2hKAdpTza4Q3D39PVGTgAcom6e7Q8fX%2B6Yh9vJKIHFyXT%2BPcvP20ggwXT%2FKD3RqqSDpZndEB%2BTpg%2FS0NSyfH1lQrmg4DYd7FCCs4GRkDsnivfrMKK3iTNbnITxMg7S5I6Y059ZDMt0qRnHX29BxI6ddYHJskp6zWINhPra%2FkMwUe8zI%2FbLklqvTL7QWbg%2BSkIoW%2FwogftiPA5E4sEoSJigLZ0fLa24s3MuhDDXPwft%2BapRdmH0DGZjklZM%2FLn2HLgMnUDZ97qtrxxr4zCR%2BiX7KiVqI9aQz6Li8Onp3VbOyogePwyC3ZWm%2FIbiF9pTfD6DCQ%3D%3D"',
    body: '',
  },
  {
    title: 'reserved and unreserved characters',
    method: 'GET',
    target: '/a?x=%21%2A%27%28%29%3B%3A%40%26%3D%2B%24%2C%2F%3F%23&y=-._~',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce5", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="iknqHSpUuq8Dh83wHKO3AAuYlReAT22rD0kL9yI6cAb49WYESFn%2ForV0813kGi8rk%2BcJckq43c00gILhQlbtbR6feivOsSCPlhwgn8ioAgMzPWFAKFz7m0u%2BsBv9DE02eq4BsUQg01dy6uXVwLU53JmIG%2BQrdsanojL%2BmEXIJqsplZDFtAJ5cJclHFnw49FhU4MnoXEMyWTK75cvrQNFYtOuSrzUlBuoBj4qpMAioFiXXPI1xDGpe8nzaC19X0ceqkXtDfJn2eMtQVvmRUOgLHojxuxFicpQXNRFRGR%2BSxYmEq4YF85bKfetaLxDgurJtFt4bq8R2jrlpFRQT1j4eQ%3D%3D"',
    body: '',
  },
  {
    title: 'names and values beyond ASCII',
    method: 'GET',
    target: '/a?%C3%A4=%E2%82%AC&b=%F0%9F%90%9B',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce6", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="NLqROD0eV5lBh3uMJd8SjKw%2BLksXbKz2Hi3mxQtb%2BAXzT5TQCEaxydrA5j7ySmmQNXvUYXndIQZBkT1p40VzRy2ZSzE9ubA0yM4sPizWCpPIzzKZ41mdnoAwYvv9c5ZjAPwEFW7APC%2BX7Oq2as6pml0yXCzVXOjQQcPnwhVHPTYUzaHMVDU2v14I7y%2BAp4dXGst9vpcw8DC6unLzxs%2FYr26JBts46CuHDJfl%2B3vrailDSJSJyK36abbtFpU5hUwl1cd1lIGh8cdCuPEDyRsWdr0w3ySxn7CzYCQhQvgtUWY1dKq2Aiy4cwmJErQ%2FGrrGVhIhP3Kzm0A31ks7iNH25g%3D%3D"',
    body: '',
  },
  {
    title: 'an encoded path, left as it was sent',
    method: 'GET',
    target: '/a%2Fb%20c/%C3%A4?x=1',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce7", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="T4ceoM0Gu9tCCzsSYWo9%2F3vXBGD5rsocr%2B7Phlgt5kmSoxXuink3jEMuz8RyUhCCkGTPwuSXAoLvmHZFwfmruNTrAfAQzn1sTGI%2FIHTzKCHWTHdXco%2ByXpcmqJrZYDIJEWMSaTQH5xqatzVxSNlKc7Ey%2BsD9mzvQjfzrj%2BdTMKLAAukfpLDLJEqCWD%2FuNmqxWBNiC8HzCRmhJJcKmnmhnEtk8BT7Be3Rabz9DnImaHzgMKG%2BXQLdGx04GioCFuihJ4U0EiS2tWDuIZys1x7oaRc%2BYSDqorg0iBlrebf9k3dWXfCpbyrCNOWcYlYtOC1DoRNUzWjtydQdFMnpK7qwbA%3D%3D"',
    body: '',
  },
  {
    title: 'upper case in the host, and the default port',
    method: 'GET',
    target: '/rest?x=1',
    host: 'JIRA.Example.com:80',
    authorization:
      'OAuth oauth_nonce="nonce8", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="CMYqKURtiDm5VAvwGZ%2BZUmWx%2BC0TlSbfukwf4t4kvjVLldWrYFVeFyEgzchwixGI0CpM2l5yUsP4DvUNbpHmpA%2BFPpcSXN0fdEo5%2F%2FfrssHKEQotQeUl7Fu69dOZv91RAXbPVCljMmptTa4VAjxbttXrU8W1TbEGJ4OMKGgy73XdZ8EoRRGXbze8VhaOsnWns%2FVhfkE9x7OVoknz3sGk%2B21aScDnTjqWIjQhoFxp2w5%2FhgJRexRUWoNCmLN3PQZ99GC0guVIOdRNiLFPLPhXYDbhKwW5S7uPtNufYehVYbEEZNyBb%2BZikSqXhpIxDbvu7izISnwj%2BR69%2FvMCxwCsAA%3D%3D"',
    body: '',
  },
  {
    title: 'a callback with a query of its own',
    method: 'POST',
    target: '/plugins/servlet/oauth/request-token',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce9", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_callback="https%3A%2F%2Fsync.example.com%2Fcb%3Fstate%3Da%2520b%26x%3D%252B", oauth_signature="OXXjrHOYcosp4i8UOynMsmEaxH7j0Wvt1b%2FQKxvhTDcn17zPP2tJfy2XvDaqM%2B5f5PvAbEBS9PFUDT7bQZglg2Bovwz9xGKa%2BVoUwoX8fFODvuJwjNWoq84Oj7okcncLv4nT%2BqKGUjqV3RxpbkHUjGVbWltFssVulRVZTNzgVRUNZ0ZntGuBCX0MrH5c1PlePhAHj0A%2Bgcm4%2BGmMOQlQa7pFiy8gg%2BjuFqZzH5T5LTe6oKUA4VwDDQhF0fhWjrJkBkOHW4kqyyBThHFsPyOPeo6Qr94Tk6kUPtLHtmDUXthjE386pxQAw3PO8T90kdycXd8kbL5CAMK4q9fKjsGUkg%3D%3D"',
    body: '',
  },
  {
    title: 'a verifier',
    method: 'POST',
    target: '/plugins/servlet/oauth/access-token',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce10", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_verifier="vEr%2Bif%2Fier%3D", oauth_signature="h1B%2FJhkklvefK0JdzSnE%2BJDrlZmjvJvorB13FJIHjr9HoTBjeR3sbNZu%2FZoVWVpO9s5Ld%2BNsT4z%2BCcrmZsBXbVWaiMc7LTpat5pkqKOmDTNgwiE9YNIa0TVrQqX%2BWz3VQu%2FGuOC2ssHYaOSn8HoFBv%2FCs83QwzxKdUjuaOiXC5%2FU%2FRDb7aWpF5G569%2FQjwR%2BzkFQSdqYMbSENI8eKuPEje9ziK8NNp0eLy09Sip1oYfQm7EmqL24lqt3dnNQgAiWYu6DCBZ6BG7zx7OVToVlnb9d2NWmDOD83od4dL2CNm6HspMwZU6aO787nA8hZAe5c0fO9Bv2vilkBMInhsMGnw%3D%3D"',
    body: '',
  },
  {
    title: 'a form body',
    method: 'POST',
    target: '/a?z=1',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth oauth_nonce="nonce11", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="Orrz3aAK1yvoLzwZHk%2B9%2FqA69WuhxO2FauYXnDPoOEtG0DpTpqXBDr%2BiaFvtytpvn3DjQyh9tVTEpWtU5lJJJ%2FVB2wOKyi6LaFRBU4gbKjyqxOysw%2FKY2tOWo9PIxe71ok75HLFRxqKBsUIFHv7GBcLhC1OHv2aya4MJCg%2Fsm57%2Ftf2tgoZUn1KoWBpMG286OObIcTAVbHZ7rJ197OtszEatuYG1uG7AGgkmwaRvgrWk2Q2si2qSxdKXXuHQz6mbBVaAN6iya63iPvk6OM5pSgzfbDYwgPh8DtD%2FgjM1SmMMaLugdPCMdPeOp%2FsWbMZW0Ig7y5zfz1uaWKK5D64Z0Q%3D%3D"',
    body: 'b=2&a=x+y&b=1&c=',
  },
  {
    title: 'a realm, which is not signed',
    method: 'PUT',
    target: '/a',
    host: '127.0.0.1:8090',
    authorization:
      'OAuth realm="http://127.0.0.1:8090", oauth_nonce="nonce12", oauth_timestamp="1700000000", oauth_version="1.0", oauth_signature_method="RSA-SHA1", oauth_consumer_key="lockstep", oauth_token="token", oauth_signature="go8BOuEs2oC19EibF%2FUkngz0zha5qmiVQk8cuvH0o%2FbfB9e7AXn4C2oMl%2F8MQw4iX7eOmq8ZJAURQlLAatSfLHpXW0exyxyXx%2FZIsjfzXwfDhWyGT%2FMf1PmHFdUI%2Bv5mR3UN2wDSaR%2BVddlbWX1LN4oPOJMAAEcrJ9KyqvN%2Bm%2BoDohpOqReH09RnLIUh9amPV6ISeWSHt9gW69La3xDxyLU72Y3pPteUnT%2BmSBo6eY395hSz2uChhivFpZm5O8xXNsm1ucguwnASExerLzJ%2BDZwFyh1y5W51SWKlBUqMAGczXaA%2F4%2F1Kz6zCqCGQ58LUCl29vNOpB1jBySuAEyK1Fw%3D%3D"',
    body: '',
  },
];
