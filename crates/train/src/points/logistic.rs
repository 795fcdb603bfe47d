//! Logistic regression with a ridge, by Newton's method on standardised features.

/// Strength of the pull of (standardised) weights to nothing. Of 1, 10 and 50 the one with the best mean over sets that
/// the weights had not seen.
const RIDGE: f64 = 10.0;
/// Newton steps; the last ones no longer change the sixth digit.
const STEPS: usize = 25;

/// A labelled example: features, whether it is right, its weight.
pub(crate) type Row = (Vec<f64>, bool, f64);

/// Weights for the features as they are (not standardised). A feature that never varies takes no weight, but for one
/// that is 1 everywhere: it is the bias and is not pulled.
pub(crate) fn fit(rows: &[Row]) -> Vec<f64> {
    let Some(width) = rows.first().map(|r| r.0.len()) else { return Vec::new() };
    let total: f64 = rows.iter().map(|r| r.2).sum();
    let count = rows.len() as f64;
    let mean: Vec<f64> = (0..width).map(|k| rows.iter().map(|r| r.0[k]).sum::<f64>() / count).collect();
    let spread: Vec<f64> = (0..width).map(|k| (rows.iter().map(|r| (r.0[k] - mean[k]).powi(2)).sum::<f64>() / count).sqrt()).collect();
    // column `width` is the bias
    let standard: Vec<Vec<f64>> = rows
        .iter()
        .map(|r| (0..width).map(|k| if spread[k] > 1e-9 { (r.0[k] - mean[k]) / spread[k] } else { 0.0 }).chain([1.0]).collect())
        .collect();
    let mut weights = vec![0.0; width + 1];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; width + 1];
        let mut curve = vec![vec![0.0; width + 1]; width + 1];
        for (x, row) in standard.iter().zip(rows) {
            let p = recoupe_dossier::training::chance(x, &weights);
            let error = (p - f64::from(u8::from(row.1))) * row.2;
            let bend = (p * (1.0 - p) * row.2).max(1e-12);
            for j in 0..=width {
                slope[j] += error * x[j];
                for k in 0..=j {
                    curve[j][k] += bend * x[j] * x[k];
                }
            }
        }
        for k in 0..width {
            slope[k] += RIDGE * weights[k];
            curve[k][k] += RIDGE;
        }
        curve[width][width] += 1e-9 * total;
        for (w, step) in weights.iter_mut().zip(solve(&mut curve, slope)) {
            *w -= step;
        }
    }
    let mut out: Vec<f64> = (0..width).map(|k| if spread[k] > 1e-9 { weights[k] / spread[k] } else { 0.0 }).collect();
    let bias = weights[width] - (0..width).map(|k| out[k] * mean[k]).sum::<f64>();
    if let Some(constant) = (0..width).find(|k| spread[*k] <= 1e-9 && mean[*k] == 1.0) {
        out[constant] = bias;
    }
    out
}

/// Solves a symmetric positive system of which the lower half is given, by Cholesky's decomposition.
fn solve(lower: &mut [Vec<f64>], mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for j in 0..n {
        for k in 0..=j {
            let sum: f64 = (0..k).map(|i| lower[j][i] * lower[k][i]).sum();
            let rest = lower[j][k] - sum;
            lower[j][k] = if j == k { rest.max(1e-12).sqrt() } else { rest / lower[k][k] };
        }
    }
    for j in 0..n {
        let sum: f64 = (0..j).map(|k| lower[j][k] * right[k]).sum();
        right[j] = (right[j] - sum) / lower[j][j];
    }
    for j in (0..n).rev() {
        let sum: f64 = (j + 1..n).map(|k| lower[k][j] * right[k]).sum();
        right[j] = (right[j] - sum) / lower[j][j];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_point_to_what_decides() {
        let rows: Vec<Row> = (0..400).map(|n| (vec![1.0, f64::from(n % 20), f64::from(n % 7)], n % 20 >= 10, 1.0)).collect();
        let weights = fit(&rows);
        let sure = |x: f64| recoupe_dossier::training::chance(&[1.0, x, 3.0], &weights);
        assert!(sure(15.0) > 0.9 && sure(4.0) < 0.1, "{weights:?}");
        assert!(weights[2].abs() < 0.1);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(fit(&[]).is_empty());
    }
}
